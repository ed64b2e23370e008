"""The memory: the same text before similar ones, in both directions, only what people wrote."""

import pytest
from wagtail.models import Locale

from cms.desk.editing.memory import MOST, suggest


@pytest.fixture
def languages(serbian):
    return Locale.objects.get(language_code="sq"), serbian


def found(text, languages):
    return [(each.data, each.likeness) for each in suggest([text], *languages)[text]]


def test_the_same_text_is_offered_in_both_directions(remember, languages):
    remember("Buxheti i vitit", "Godišnji budžet")
    remember("Rok je petak", "Afati është e premtja", source_language="sr-latn")
    albanian, serbian = languages
    assert found("Buxheti i vitit", languages) == [("Godišnji budžet", 100)]
    assert found("Afati është e premtja", languages) == [("Rok je petak", 100)]
    assert found("Godišnji budžet", (serbian, albanian)) == [("Buxheti i vitit", 100)]


def test_a_similar_text_is_offered_with_its_likeness(remember, languages):
    remember("Mbledhja e rregullt mbahet më 12 mars", "Redovna sednica se održava 12. marta")
    [(data, likeness)] = found("Mbledhja e rregullt mbahet më 14 prill", languages)
    assert data == "Redovna sednica se održava 12. marta"
    assert 75 <= likeness < 100
    assert found("Thirrje për subvencione", languages) == []


def test_machine_texts_and_faulty_ones_are_not_remembered(remember, languages):
    remember("Ftesë", "Poziv", translation_type="machine")
    remember("Njoftim", "Obaveštenje", has_error=True)
    assert found("Ftesë", languages) == found("Njoftim", languages) == []


def test_few_are_offered_with_four_queries_at_most(remember, languages, django_assert_max_num_queries):
    for number in range(MOST + 2):
        remember("Lajm", f"Vest {number}")
    with django_assert_max_num_queries(4):
        assert [len(each) for each in suggest(["Lajm", "Lajmi", "Fjalë"], *languages).values()].count(MOST) == 1
