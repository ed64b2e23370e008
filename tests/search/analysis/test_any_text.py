"""What holds for every text, whatever stands in it."""

import re

import cyrtranslit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import fold_word, query_pieces, query_terms, terms, tokens

from .measure import groups

pytestmark = pytest.mark.no_database

LANGUAGES = ("sq", "sr-latn", "en", "")
TERM = re.compile(r"[a-z0-9_./@:+-]+")
WRITTEN = (
    "Nr. 534-2|29|mars|2019|03/L-040|016-4471/2024|28.09.|-|–|/|.|:|a@b.org|www.a.rs|+383|0|00|10:00|1.234,5| |\n"
    "|-\n|të|Đ|љ|ll|\0|\u200f|_"
)
PIECES = st.sampled_from([*WRITTEN.split("|"), "e\u0301", "٣", "Ω", "0" * 20])
TEXTS = st.one_of(st.text(), st.text(st.characters()), st.lists(PIECES, max_size=12).map("".join))


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_tokens_stand_in_their_text_in_order_and_make_its_terms(text, language):
    found = list(tokens(text, language))
    assert [term for token in found for term in token.terms] == terms(text, language)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_terms_and_pieces_keep_to_their_alphabet(text, language):
    pieces = query_pieces(text)
    asked = [term for piece in pieces for terms in piece.alternatives for term in terms]
    assert all(TERM.fullmatch(term) for term in [*terms(text, language), *asked, *query_terms(text)])
    assert all(piece.text in text for piece in pieces)
    assert re.fullmatch(r"[a-z0-9]*", fold_word(text))


@given(text=TEXTS, language=st.sampled_from(("sq", "sr-latn")))
def test_what_is_typed_as_it_stands_finds_its_document(text, language):
    """Every piece of a query finds the text it was copied from, or is a stop word."""
    document = set(terms(text, language))
    for piece in query_pieces(text):
        assert not query_terms(piece.text) or any(document.issuperset(sequence) for sequence in piece.alternatives)


@given(
    words=st.lists(st.sampled_from([word for group in groups("serbian_forms.txt", str) for word in group]), max_size=8)
)
def test_serbian_has_the_same_terms_in_both_scripts(words):
    text = " ".join([*words, "br. 03/L-040, 29. marta 2019. godine"])
    assert terms(cyrtranslit.to_cyrillic(text, "sr"), "sr-latn") == terms(text, "sr-latn")


@pytest.mark.parametrize(
    "sign",
    ["a", "1", "1/", "1-", "a-", "a.", "@", "1.", "1,", "29 mars ", "-\n", "\0", "\ud800", "\u202e", "Nr. ", "+383"],
)
def test_long_texts_of_one_sign_are_read(sign):
    text = (sign * 10_000)[:10_000]
    assert isinstance(terms(text, "sq"), list)
    assert isinstance(query_pieces(text), list)
