import pytest

from cms.models import Body, Place
from search import analysis
from search.models import SynonymGroup
from search.synonyms import expansions, meanings
from search.synonyms.matching import MOST_ALTERNATIVES, MOST_TERMS, WEIGHT, WEIGHT_WITHIN


def sequence(text, language):
    return tuple(analysis.terms(text, language))


def test_a_word_leads_to_the_others_of_its_group_in_every_direction_and_script(make_group, typed):
    make_group(("Procesverbal", "sq"), ("Zapisnik", "sr-latn"))
    minutes = sequence("zapisnik", "sr-latn")

    for asked in ("procesverbal", "PROCESVERBALI", "procesverbalit"):
        [found] = expansions(typed(asked))
        assert (found.start, found.end, found.alternatives, found.weight) == (0, 1, (minutes,), WEIGHT)
    for asked in ("zapisnik", "zapisnika", "записник"):
        [found] = expansions(typed(asked))
        assert found.alternatives == (sequence("procesverbal", "sq"),)


def test_a_phrase_is_met_without_diacritics_and_with_its_stop_words(make_group, typed):
    words = ("Komiteti për Politikë dhe Financa", "sq"), ("KPF", "sq"), ("Odbor za politiku i finansije", "sr-latn")
    make_group(*words, kind="short")

    [found] = expansions(typed("procesverbali i komiteti per politike dhe financa 2024"))

    assert (found.start, found.end) == (2, 7)
    assert found.alternatives == (sequence("KPF", "sq"), sequence("Odbor za politiku i finansije", "sr-latn"))
    [back] = expansions(typed("КПФ"))
    assert sequence("Komiteti për Politikë dhe Financa", "sq") in back.alternatives


def test_the_longest_phrase_wins_and_ordinary_words_inside_it_follow_with_less_weight(make_group, typed):
    make_group(("Raport vjetor", "sq"), ("Godišnji izveštaj", "sr-latn"))
    make_group(("Raport", "sq"), ("Izveštaj", "sr-latn"))
    make_group(("vjetor", "sq"), ("Vjetrenjača", "sr-latn"), kind="place")

    whole, inside = expansions(typed("godišnji izveštaj"))

    assert (whole.start, whole.end, whole.weight) == (0, 2, WEIGHT)
    assert whole.alternatives == (sequence("Raport vjetor", "sq"),)
    assert (inside.start, inside.end, inside.weight) == (1, 2, WEIGHT_WITHIN)
    assert [found.weight for found in expansions(typed("raport vjetor"))] == [WEIGHT, WEIGHT_WITHIN]


def test_phrases_that_overlap_are_both_looked_for(make_group, typed):
    make_group(("Vendim i Kuvendit", "sq"), ("Odluka Skupštine", "sr-latn"))
    make_group(("Kuvendi i Komunës", "sq"), ("Skupština opštine", "sr-latn"), kind="office")

    decision, assembly = expansions(typed("odluka skupštine opštine"))

    assert (decision.start, decision.end, assembly.start, assembly.end) == (0, 2, 1, 3)


def test_a_word_that_counts_only_when_typed_leads_one_way(make_group, typed):
    make_group(("MAPL", "sq"), ("MALS", "sr-latn"), ("MAPI", "", True))

    [mistyped], [right] = expansions(typed("mapi")), expansions(typed("mapl"))

    assert mistyped.alternatives == (sequence("MAPL", "sq"), sequence("MALS", "sr-latn"))
    assert right.alternatives == (sequence("MALS", "sr-latn"),)


def test_a_short_form_with_several_meanings_is_looked_for_in_all_and_says_them(make_group, typed):
    make_group(("Kuvendi i Komunës", "sq"), ("KK", "sq"), ("Skupština opštine", "sr-latn"), kind="short")
    make_group(("Komiteti për Komunitete", "sq"), ("KK", "sq"), ("Odbor za zajednice", "sr-latn"), kind="short")

    [found] = expansions(typed("kk"))

    assert {sequence("Kuvendi i Komunës", "sq"), sequence("Odbor za zajednice", "sr-latn")} <= set(found.alternatives)
    [meant] = meanings(typed("vendimet kk"), "sr-latn")
    assert (meant.start, meant.end, meant.labels) == (1, 2, ("Skupština opštine", "Odbor za zajednice"))
    [meant] = meanings(typed("KK"), "sq")
    assert meant.labels == ("Kuvendi i Komunës", "Komiteti për Komunitete")
    assert meanings(typed("Kuvendi i Komunës"), "sq") == []


def test_places_and_bodies_are_synonyms_by_themselves(db, typed):
    Place.objects.create(code="ahishte", name={"sq": "Ahishtë", "sr-latn": "Bukovik"})
    body = Body.objects.create(
        code="safety",
        name={"sq": "Këshilli për Siguri", "sr-latn": "Savet za bezbednost"},
        short_name={"sq": "KKSB", "sr-latn": "OSBZ"},
    )

    assert expansions(typed("буковик"))[0].alternatives == (sequence("Ahishtë", "sq"),)
    assert sequence("Savet za bezbednost", "sr-latn") in expansions(typed("kksb"))[0].alternatives
    assert meanings(typed("osbz"), "sq")[0].labels == ("Këshilli për Siguri",)
    body.delete()
    assert expansions(typed("kksb")) == []


def test_what_the_office_changes_is_known_at_once(make_group, typed):
    group = make_group(("ujë", "sq"), ("voda", "sr-latn"))
    assert expansions(typed("voda"))

    group.active = False
    group.save()
    assert expansions(typed("voda")) == []
    group.active = True
    group.save()
    group.words.first().delete()
    assert expansions(typed("voda")) == []
    SynonymGroup.objects.all().delete()
    assert expansions(typed("voda")) == []


def test_too_many_alternatives_are_cut_in_the_same_way_each_time(make_group, typed):
    towns = [f"qytet{'abcdefghijklmnopqrst'[number]}x" for number in range(20)]
    make_group(*[(town, "") for town in towns], kind="place")

    found = expansions(typed(" ".join(towns[:10])))

    assert found == expansions(typed(" ".join(towns[:10])))
    assert max(len(each.alternatives) for each in found) <= MOST_ALTERNATIVES
    assert sum(len(way) for each in found for way in each.alternatives) <= MOST_TERMS


def test_a_known_vocabulary_costs_one_query(make_group, typed, django_assert_num_queries):
    make_group(("ujë", "sq"), ("voda", "sr-latn"))
    expansions(typed("voda"))

    with django_assert_num_queries(1):
        expansions(typed("voda dhe uje"))


@pytest.mark.parametrize("words", ["", "   ", "dhe i e"])
def test_nothing_to_expand_is_no_error(make_group, typed, words):
    make_group(("ujë", "sq"), ("voda", "sr-latn"))

    assert expansions(typed(words)) == []
