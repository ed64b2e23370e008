"""Serbian text in Cyrillic: the corpus, names of the register, what stays Latin and what the neighbours tell."""

import cyrtranslit
import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from cms.cyrillic.corpus import corpus, measure, unseen
from cms.cyrillic.text import Converter

pytestmark = pytest.mark.no_database
CONVERTER = Converter()


def test_the_corpus_has_five_hundred_lines_and_nearly_all_come_out_right():
    found = measure(corpus(), CONVERTER)
    assert found.lines >= 500
    assert found.right_lines / found.lines >= 0.995


def test_the_figure_is_printed_by_a_command(capsys):
    call_command("measure_cyrillic")
    printed = capsys.readouterr().out
    assert "words and sentences: " in printed
    assert "unseen sentences: " in printed


def test_no_unseen_sentence_is_in_the_corpus():
    assert not {line.latin for line in unseen()} & {line.latin for line in corpus()}


def test_the_corpus_was_written_in_two_scripts_that_say_the_same():
    for line in corpus():
        latin = cyrtranslit.to_latin(line.cyrillic, "sr").lower()
        if line.latin.isalpha() and line.latin.isascii() and "dj" not in line.latin.lower() and line.latin.islower():
            assert latin == line.latin


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Kuvendi i Komunës doneo je odluku.", "Скупштина општине донео је одлуку."),
        ("Radovi u mestu Bresalcë", "Радови у месту Бресалце"),
        ("iz Vrapçiqa", "из Врапчића"),
        ("Istog dana", "Истог дана"),
    ],
)
def test_names_of_the_register_take_their_serbian_form(latin, cyrillic):
    names = {"Kuvendi i Komunës": "Skupština opštine", "Bresalcë": "Bresalce", "Vrapçiq": "Vrapčić"}
    assert Converter(names).text(latin) == cyrillic


def test_a_name_with_signs_of_markup_is_not_brought_into_pages():
    assert Converter({"Ndërmarrja “Uji”": 'JP "Voda" <b>'}).text("Ndërmarrja “Uji”, odluka č.") == (
        "Ndërmarrja “Уји”, одлука ч."
    )


@pytest.mark.parametrize(
    "phrase", ["Komiteti për Politikë dhe Financa", "Vendim për miratimin e planit të punës", "Zyra për Komunitete"]
)
def test_an_albanian_phrase_without_any_mark_stays_as_it_is(phrase):
    assert CONVERTER.text(phrase) == phrase


def test_cyrillic_text_stays_as_it_is():
    text = "Одлука о буџету, 03/L-040 и PDF"
    assert CONVERTER.text(text) == text


def test_accents_as_signs_of_their_own_are_read():
    assert CONVERTER.text("Opštine i građani") == "Општине и грађани"


@given(st.text(max_size=80))
def test_no_text_changes_its_spaces_digits_or_signs_of_markup(text):
    def signs(value: str) -> list[str]:
        return [sign for sign in value if sign.isspace() or sign.isdigit() or sign in "<>&\"'=;"]

    assert signs(CONVERTER.text(text)) == signs(text)


def test_a_piece_that_is_too_long_for_a_word_stays_as_it_is():
    piece = "a." * 20_000
    assert Converter().text(f"Odluka {piece} kraj") == f"Одлука {piece} крај"
