"""The portal's words for an index, and the plain ones."""

import pytest

from search.admin_search.analysis import PlainAnalysis
from search.admin_search.portal import PortalAnalysis

pytestmark = pytest.mark.no_database


class Text:
    language = "sq"


def test_words_stand_folded_and_in_order_and_terms_follow_them():
    words = PortalAnalysis().index("Vendimi i Këshillit Nr. 534/2", Text()).split()
    assert words[:6] == ["vendimi", "i", "keshillit", "nr", "534", "2"]
    assert "z534zs2" in words[6:]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("text", ["Bp. 534/2 — Đorđe", "http://x.y/?a=b#c", "\0\ud800 a_b+c@d.e", "٣ ² ﬀ İ"])
def test_only_plain_letters_and_digits_go_into_an_index_and_a_query(text):
    analysis = PortalAnalysis()
    asked = [part for word in analysis.query(text) for words in word for part in words]
    assert all(
        part.isascii() and part.isalnum() for words in [analysis.index(text, Text()), *asked] for part in words.split()
    )


def test_a_stop_word_counts_only_while_it_may_become_another_word():
    stop_word = PortalAnalysis().query("vendim për")[-1]
    assert not stop_word.words
    assert "per" in stop_word.beginnings


def test_plain_words_leave_out_what_no_database_reads():
    analysis = PlainAnalysis()
    assert analysis.phrase('a\0b " -- é\ud800') == "a b é"
    assert [word.words for word in analysis.query('a " b')] == [("a",), ("b",)]
