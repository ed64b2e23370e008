"""What an editor types in the admin's lists and choosers, through its views."""

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

SPELLINGS = [
    ("Këshilli i fshatrave", "sq", "keshilli"),
    ("Këshilli i fshatrave", "sq", "kesh"),
    ("Këshilli i fshatrave", "sq", "Këshillit"),
    ("Клокот и околина", "sr-latn", "klokot"),
    ("Клокот и околина", "sr-latn", "klok"),
    ("Opština Klokot", "sr-latn", "Клокот"),
    ("Put za Đurđevac", "sr-latn", "djurdjevac"),
    ("Put za Đurđevac", "sr-latn", "durdev"),
    ("Aktvendim Nr. 534/2", "sq", "534-2"),
    ("Aktvendim Nr. 534/21", "sq", "534/2"),
    ("Njoftim për 29.03.2019", "sq", "29 mars 2019"),
]
HOSTILE = [
    '"',
    " \t ",
    "\0",
    "vendim\0",
    '"vendim',
    "vendim NOT",
    "{title} : (x",
    "autocomplete:x* ^",
    "(((" * 50,
    "' | 'x & !y",
    "\\",
    "-- ;",
    "\u202evendim\ud7ff",
    "x " * 5000,
    "a\u0301" * 3000,
    "%s %(x)s",
]


def addresses(text):
    """Yield the address of every list that an editor searches, and how it is asked."""
    for name in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search"):
        yield reverse(name), {"q": text}
    for name in ("wagtaildocs_chooser:choose_results", "wagtailimages_chooser:choose_results", "wagtailimages:index"):
        yield reverse(name), {"q": text}


def test_an_editor_finds_a_page_by_any_spelling(admin_client, tree, make_page):
    kept = {(title, language) for title, language, _typed in SPELLINGS}
    for number, (title, language) in enumerate(sorted(kept)):
        make_page(title, language, protocol_number=f"01-{number}0/2026")
    make_page("Krejt tjetër", protocol_number="01-999/2026")
    for title, language, typed in SPELLINGS:
        for address in (
            reverse("wagtailadmin_pages:search"),
            reverse("wagtailadmin_choose_page_search"),
            reverse("wagtailadmin_explore", args=[tree.homes[language].pk]),
        ):
            shown = admin_client.get(address, {"q": typed}).content.decode()
            assert title in shown, (typed, address)
            assert "Krejt tjetër" not in shown, (typed, address)


def test_an_editor_finds_files_and_pictures_by_any_spelling(admin_client, make_document):
    make_document(title="Rregullorja e Këshillit")
    get_image_model().objects.create(title="Këshilli 2026", file=get_test_image_file())
    for name, title in (
        ("wagtaildocs_chooser:choose_results", "Rregullorja e Këshillit"),
        ("wagtailimages_chooser:choose_results", "Këshilli 2026"),
        ("wagtailimages:index", "Këshilli 2026"),
    ):
        for typed in ("keshilli", "kesh", "Këshilli"):
            assert title in admin_client.get(reverse(name), {"q": typed}).content.decode(), (name, typed)


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_whatever_is_typed_gets_an_answer(admin_client, text):
    for address, query in addresses(text):
        assert admin_client.get(address, query).status_code == 200, address


def test_an_editor_finds_an_act_by_its_number_alone(admin_client, tree, make_page):
    make_page("Krejt tjetër", protocol_number="016-4471/2024")
    for name in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search"):
        for typed in ("016-4471/2024", "016-4471-2024", "016-44"):
            assert "Krejt tjetër" in admin_client.get(reverse(name), {"q": typed}).content.decode(), (name, typed)
