"""The admin speaks the language that its user chose, at every address that the user may reach."""

import json
import re

import pytest

from .addresses import addresses, signed_out
from .office import ROLES
from .reading import Reader
from .words import catalogues, english

pytestmark = pytest.mark.one_database

# Fewer addresses than these would mean that the crawl went astray.
LEAST = {"editor": 260, "translator": 110, "publisher": 270, "documents-officer": 110, "administrator": 390}
LATIN = ("sq", "sr-latn")
OTHERS = [role for role in ROLES if role != "administrator"]
CASES = [*[(role, language) for role in OTHERS for language in LATIN], ("administrator", "sr-cyrl")]
FORMS = 110
CATALOGUE = re.compile(r"newcatalog = (\{.*?\});?$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def reader(office, content, client):
    """A function that signs a role in: ``reader("editor", "sq")``; without a role it reads what stands before."""

    def sign_in(role: str, language: str) -> Reader:
        reader = Reader(client, language, content)
        if role:
            reader.sign_in(office.users[role])
        return reader

    return sign_in


def test_every_route_is_asked_or_has_a_reason_not_to_be(office):
    assert [path for path, asked in addresses(office).items() if not asked] == []


@pytest.mark.parametrize(("role", "language"), CASES)
def test_a_role_reads_its_own_language_everywhere(office, reader, role, language):
    person = reader(role, language)
    for some in addresses(office).values():
        for address in some:
            person.open(address)
    assert len(person.answered) >= LEAST[role]
    assert not person.foreign, person.report()


@pytest.mark.parametrize("language", LATIN)
def test_an_administrator_reads_what_every_form_answers(office, reader, language):
    """Errors of fields that are empty, and what is said when something is done; the screens are read on the way."""
    person = reader("administrator", language)
    for some in addresses(office).values():
        for address in some:
            answer = person.open(address)
            if answer.status_code == 200:
                person.send_forms(answer, address)
    assert len(person.answered) >= LEAST["administrator"]
    assert len(person.sent) >= FORMS
    assert not person.foreign, person.report()


@pytest.mark.parametrize("language", [*LATIN, "sr-cyrl"])
def test_who_has_not_signed_in_reads_the_chosen_language(office, reader, language):
    stranger = reader("", language)
    stranger.client.get(f"/admin/login/?language={language}")
    for address in signed_out(office):
        stranger.open(address)
        stranger.send_forms(stranger.client.get(address, follow=True), address)
    assert len(stranger.answered) >= 5
    assert not stranger.foreign, stranger.report()


@pytest.mark.parametrize("language", [*LATIN, "sr-cyrl"])
@pytest.mark.parametrize("address", ["/admin/jsi18n/", "/admin/localize/jsi18n/"])
def test_scripts_have_all_their_words(office, reader, language, address):
    answer = reader("administrator", language).client.get(address).content.decode()
    given = json.loads(CATALOGUE.search(answer)[1])
    package = "wagtail_localize" if "localize" in address else "wagtail"
    sources = [entry for po in catalogues("en", "djangojs.po") if f"/{package}/" in po.fpath for entry in po]
    assert len(sources) > 20
    assert [entry.msgid for entry in sources if entry.msgid not in given] == []
    assert english(language)
