"""Forms of a word meet and words stay apart, measured on the vocabulary of municipal texts."""

import pytest

from search.analysis import albanian, serbian

from .measure import groups, measure

pytestmark = pytest.mark.no_database


@pytest.mark.parametrize(
    ("name", "stem", "words"),
    [
        ("albanian_forms.txt", albanian.stem, 220),
        ("albanian_unseen.txt", albanian.stem, 70),
        ("serbian_forms.txt", serbian.stem, 70),
    ],
)
def test_forms_of_a_word_meet_and_words_stay_apart(name, stem, words):
    found = measure(groups(name), stem)
    assert found.words >= words
    assert found.understemming <= 0.01, found.apart
    assert found.overstemming <= 0.01, found.mixed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vendimi", "vendi"),
        ("komunat", "komunitetet"),
        ("buxheti", "buletini"),
        ("publike", "publikuar"),
        ("dita", "data"),
    ],
)
def test_albanian_words_that_look_alike_stay_apart(one, other):
    assert albanian.stem(one) != albanian.stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("odluka", "odbor"), ("plan", "planeta"), ("sednica", "sedmica"), ("javnost", "javna"), ("osnova", "osa")],
)
def test_serbian_words_that_look_alike_stay_apart(one, other):
    assert serbian.stem(one) != serbian.stem(other)


@pytest.mark.parametrize("stem", [albanian.stem, serbian.stem])
def test_short_words_keep_their_letters(stem):
    assert [stem(word) for word in ("kk", "po", "uj", "x")] == ["kk", "po", "uj", "x"]
