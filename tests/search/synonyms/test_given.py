from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from search.models import SynonymGroup, SynonymKind, SynonymWord
from search.synonyms import expansions, loading, meanings
from search.synonyms.vocabulary import phrase


def load() -> str:
    out = StringIO()
    call_command("load_synonyms", stdout=out)
    return out.getvalue()


@pytest.mark.no_database
def test_every_group_that_comes_along_helps_a_search():
    """Its code is its own, and the analysis tells at least two of its words apart."""
    given = loading.read()
    assert len({one.code for one in given}) == len(given)
    assert {one.kind for one in given} == set(SynonymKind.values)
    assert [one.code for one in given if one.is_one_word and one.kind != SynonymKind.PLACE] == []
    ways = {
        way: one.code for one in given for text, language, _typed in one.words for way in phrase(text, language).ways
    }
    assert [code for way, code in ways.items() if len("".join(way)) < 2] == []
    assert len([one for one in given if one.kind == SynonymKind.PLACE]) >= 37


@pytest.mark.no_database
def test_no_word_stands_in_two_groups_unless_it_is_a_short_form():
    first, twice = {}, []
    for one in loading.read():
        for text, language, _typed in one.words:
            short = phrase(text, language).is_short_form or one.kind == SynonymKind.SHORT
            if not short and first.setdefault((text.casefold(), language), one.code) != one.code:
                twice.append((text, one.code))
    assert twice == []


def test_loading_twice_changes_nothing(db):
    said = load()
    before = list(SynonymWord.objects.values_list("group__code", "text", "language", "only_typed"))

    assert f"{SynonymGroup.objects.count()} groups of synonyms added, 0 left" in said
    assert f"0 groups of synonyms added, {SynonymGroup.objects.count()} left" in load()
    assert list(SynonymWord.objects.values_list("group__code", "text", "language", "only_typed")) == before


def test_loading_keeps_what_the_office_changed_and_deleted(db):
    load()
    changed = SynonymGroup.objects.get(code="place-gjilan")
    changed.active = False
    changed.words.filter(language="sq").update(text="Gjilani")
    changed.save()
    SynonymGroup.objects.get(code="place-ferizaj").delete()

    load()

    changed.refresh_from_db()
    assert not changed.active
    assert changed.words.get(language="sq").text == "Gjilani"
    assert not SynonymGroup.objects.filter(code="place-ferizaj").exists()


def test_a_language_that_the_portal_has_not_is_left_out(db, monkeypatch):
    monkeypatch.setattr(settings, "PUBLIC_LANGUAGES", ["sq"])
    load()

    assert set(SynonymWord.objects.values_list("language", flat=True)) == {"", "sq"}


def test_what_residents_type_reaches_the_other_language(db, typed):
    load()
    pairs = [
        ("odluka", "vendim", "sq"),
        ("одлука", "vendim", "sq"),
        ("godišnji izveštaj", "raport vjetor", "sq"),
        ("Општина", "komunë", "sq"),
        ("Ђаковица", "Gjakovë", "sq"),
        ("Fushe Kosove", "Kosovo Polje", "sr-latn"),
        ("KAB", "SOB", "sr-latn"),
        ("ZKP", "ZIMP", "sq"),
        ("MLGA", "MAPL", "sq"),
        ("tatimi ne prone", "porez na imovinu", "sr-latn"),
        ("uebfaqja", "veb stranica", "sr-latn"),
        ("Vitina", "Komuna e Vitisë", "sq"),
    ]
    missed = []
    for asked, wanted, language in pairs:
        ways = {way for found in expansions(typed(asked)) for way in found.alternatives}
        if not set(phrase(wanted, language).ways) & ways:
            missed.append((asked, wanted, ways))
    assert missed == []
    assert expansions(typed("viti 2024")) == []
    assert len(meanings(typed("KK"), "sq")[0].labels) == 2
