"""Texts between the store and the form: words, line breaks and inline tags."""

import pytest

from cms.desk.editing.marks import marked
from cms.desk.editing.markup import UnfitMarkup, from_form, lost_links, plain, to_form

pytestmark = pytest.mark.no_database

LINK = 'Shih <a id="a1">vendimin</a> &amp; <b>afatin</b>.'


@pytest.mark.parametrize("stored", ["Ana &amp; Beni", "1 &lt; 2", "Një<br/>dy", "“Po”"])
def test_plain_texts_come_back_as_they_were(stored):
    assert from_form(to_form(stored, False), False, stored) == stored


def test_formatted_texts_come_back_as_they_were():
    assert to_form(LINK, True) == 'Shih <a id="a1">vendimin</a> & <b>afatin</b>.'
    assert from_form(to_form(LINK, True), True, LINK) == LINK


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<b onclick="x()">rok</b>', "something added"),
        ('<a id="a2">odluku</a>', "not in the original"),
        ('<a href="https://x.test">odluku</a>', "something added"),
        ("<b>rok", "pairs"),
        ("rok</b>", "pairs"),
        ("<p>rok</p>", "cannot stand"),
        ("<a>odluku</a>", "not in the original"),
    ],
)
def test_tags_that_cannot_be_used_are_refused_with_a_sentence(typed, part):
    with pytest.raises(UnfitMarkup, match=part):
        from_form(typed, True, LINK)


def test_signs_of_tags_in_a_plain_text_are_words():
    assert from_form("a < b <b>c</b>", False, "x") == "a &lt; b &lt;b&gt;c&lt;/b&gt;"


def test_a_lost_link_is_noticed():
    assert lost_links(LINK, "Vidi odluku.")
    assert not lost_links(LINK, 'Vidi <a id="a1">odluku</a>.')


def test_plain_has_no_tags():
    assert plain(LINK) == "Shih vendimin & afatin."


def test_changes_are_marked_word_by_word():
    pieces = marked("Hapet nesër në orën 10.", "Hapet të hënën në orën 10.")
    assert [piece.text for piece in pieces if piece.kind == "gone"] == ["nesër"]
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == "Hapet të hënën në orën 10."
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == "Hapet nesër në orën 10."
