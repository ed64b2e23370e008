"""Agreed words: found with any ending, longest first, and looked for in the translation."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse

from cms.desk import glossary
from cms.desk.models import GlossaryTerm


@pytest.fixture
def terms(db):
    glossary.load(
        [
            {"code": "kryetari", "sq": "Kryetari i Komunës", "sr-latn": "Gradonačelnik opštine; Predsednik opštine"},
            {"code": "komuna", "sq": "Komuna", "sr-latn": "Opština"},
            {"code": "vendim", "sq": "Vendim", "sr-latn": "Odluka"},
        ]
    )


def checked(text, translation=None, language="sq", into="sr-latn"):
    return {term.word: term.kept for term in glossary.Glossary(language, into).check(text, translation)}


def test_inflected_words_are_found(terms):
    assert checked("Komunat morën vendimet") == {"Komuna": None, "Vendim": None}


def test_an_agreed_word_counts_with_its_ending(terms):
    assert checked("Vendimi i sotëm", "U odluci od danas") == {"Vendim": True}
    assert checked("Vendimi i sotëm", "Rešenje od danas") == {"Vendim": False}


def test_a_longer_term_stands_for_the_words_in_it(terms):
    assert checked("Kryetari i Komunës tha", "Gradonačelnik opštine je rekao") == {"Kryetari i Komunës": True}


def test_any_of_several_agreed_words_will_do(terms):
    assert checked("Kryetari i Komunës tha", "Predsednik opštine je rekao") == {"Kryetari i Komunës": True}


def test_it_works_in_the_other_direction(terms):
    assert checked("Odluka opštine", "Vendimi i komunës", "sr-latn", "sq") == {"Odluka": True, "Opština": True}


def test_terms_out_of_use_are_not_offered(terms):
    GlossaryTerm.objects.update(active=False)
    assert checked("Vendimi i Komunës") == {}


def test_the_terms_of_a_glossary_are_read_with_one_query(terms, django_assert_num_queries):
    with django_assert_num_queries(1):
        words = glossary.Glossary("sq", "sr-latn")
        for _text in range(5):
            words.check("Vendimi i Komunës", "Odluka opštine")


def test_loading_twice_adds_nothing_and_keeps_what_the_office_changed(db):
    call_command("load_glossary", verbosity=0)
    count = GlossaryTerm.objects.count()
    assert count > 100
    GlossaryTerm.objects.filter(code="vendim").update(note="Jo “akt”.")
    call_command("load_glossary", verbosity=0)
    assert (GlossaryTerm.objects.count(), GlossaryTerm.objects.get(code="vendim").note) == (count, "Jo “akt”.")


def test_the_office_edits_terms_in_the_admin(signed_in, make_user, terms):
    office = make_user("ana", "Administrators")
    office.user_permissions.add(*Permission.objects.filter(content_type__app_label="desk"))
    client = signed_in(office)
    assert client.get(reverse("wagtailsnippets_desk_glossaryterm:list")).status_code == 200
    page = client.get(reverse("wagtailsnippets_desk_glossaryterm:add"))
    assert page.status_code == 200
    data = {"words_0": "Fshat", "words_1": "Selo", "note": "", "active": "on"}
    client.post(reverse("wagtailsnippets_desk_glossaryterm:add"), data)
    assert GlossaryTerm.objects.get(words__contains="Selo").in_language("sr-latn") == ["Selo"]
