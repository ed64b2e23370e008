import pytest

from search.query.marking import MOST_READ, SHOWN, Matcher, marked, snippet
from search.query.parsing import parse

pytestmark = pytest.mark.no_database


def _matcher(text):
    return Matcher(parse(text, expand=lambda terms: []).query)


def _marked(query, text, language="sq"):
    return marked(text, _matcher(query).marks(text, language))


def _snippet(query, text):
    return snippet(text, _matcher(query).marks(text, "sq"))


def test_words_are_marked_as_they_stand():
    assert _marked("keshilli", "Këshilli i Komunës") == "<mark>Këshilli</mark> i Komunës"
    assert _marked("одлука", "Odluke o budžetu", "sr-latn") == "<mark>Odluke</mark> o budžetu"
    assert _marked("vendimi", "Vendimet", "sq") == "<mark>Vendimet</mark>"


def test_a_phrase_is_marked_as_a_whole_and_only_where_it_stands():
    shown = _marked('"buxheti komunal"', "Buxheti i ri. Buxheti komunal")
    assert shown == "Buxheti i ri. <mark>Buxheti komunal</mark>"


def test_text_is_escaped_and_only_marks_are_markup():
    shown = _snippet("buxheti", "<script>alert(1)</script> buxheti & <b>komuna</b>")
    assert shown == "&lt;script&gt;alert(1)&lt;/script&gt; <mark>buxheti</mark> &amp; &lt;b&gt;komuna&lt;/b&gt;"


def test_a_mark_inside_markup_of_the_text_stays_escaped():
    assert "<script" not in _marked("script alert", "<script>alert(1)</script>")


def test_letters_may_change_after_the_places_were_found():
    text = "Odluka o ljudima"
    marks = _matcher("ljudi").marks(text, "sr-latn")
    assert marked(text, marks, shown=str.upper) == "ODLUKA O <mark>LJUDIMA</mark>"


def test_a_snippet_shows_the_place_with_the_most_words_between_whole_words():
    text = "Fjali pa asgjë. " * 40 + "Buxheti për shkolla u miratua. " + "Diçka tjetër vjen. " * 40 + "Buxheti."
    shown = _snippet("buxheti shkolla", text)
    assert shown.startswith("… <mark>Buxheti</mark> për <mark>shkolla</mark>")
    assert shown.endswith(" …")
    assert len(shown) < SHOWN + 60


def test_without_a_match_the_text_begins_at_its_beginning():
    assert _snippet("diçka", "Një dy tre") == "Një dy tre"
    assert _snippet("", "\n ") == ""


def test_very_long_texts_are_read_to_a_limit():
    assert "<mark>" not in _snippet("buxheti", "fjala " * MOST_READ + "buxheti")
