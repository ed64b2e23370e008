"""The check finds a term that is said in two ways, and lets both languages inflect."""

import check_messages
import polib
import pytest
from wording.domains import domains
from wording.terms import beside_the_glossary, said_in_two_ways, terms, unsaid


def entry(message: str, text: str, **more) -> polib.POEntry:
    return polib.POEntry(msgid=message, msgstr=text, **more)


def catalogue(*entries: polib.POEntry) -> tuple[str, polib.POFile]:
    made = polib.POFile()
    made.extend(entries)
    return "catalogue", made


def unsaid_terms(message: str, text: str, language: str) -> list[str]:
    return [term.english for term in unsaid(entry(message, text), language)]


@pytest.mark.parametrize(
    ("message", "text", "language", "found"),
    [
        ("Pages with drafts", "Faqet me drafte", "sq", []),
        ("Pages with drafts", "Faqet me skica", "sq", ["draft"]),
        ("Pages with drafts", "Stranice sa nacrtima", "sr_Latn", []),
        ("Pages with drafts", "Stranice sa skicama", "sr_Latn", ["draft"]),
        ("Deleted the workflow", "Obrisan je tok rada", "sr_Latn", []),
        ("Deleted the workflow", "Obrisan je radni proces", "sr_Latn", ["workflow"]),
        ("%(page)s moved", "U zhvendos: %(page)s", "sq", []),
    ],
)
def test_a_term_in_other_words_is_found(message, text, language, found):
    assert unsaid_terms(message, text, language) == found


def test_equal_messages_are_said_alike():
    alike = catalogue(entry("Add page", "Shto faqe"), entry("Add Page…", "Shto faqe…"), entry("add page", "shto një"))
    assert list(said_in_two_ways([alike])) == []
    other = catalogue(entry("Add page", "Shto faqe"), entry("Add Page…", "Krijo faqe…"))
    assert "'Krijo faqe…', but 'Shto faqe' in catalogue" in next(said_in_two_ways([other]))


def test_one_message_has_one_translation_in_all_packages():
    first, second = catalogue(entry("Home", "Ballina")), catalogue(entry("Home", "Shtëpia"))
    assert len(list(said_in_two_ways([first, second]))) == 1


def test_the_words_of_the_office_come_first():
    assert list(beside_the_glossary([catalogue(entry("Publish", "Publiko"))], "sq")) == []
    found = next(beside_the_glossary([catalogue(entry("Publish", "Boto"))], "sq"))
    assert "'Publish' is 'Boto', but 'Publiko' in the glossary" in found


@pytest.mark.parametrize("language", ["sq", "sr_Latn"])
def test_the_term_base_has_every_term_once_in_both_languages(language):
    base = terms(language)
    assert len(base) >= 150
    assert len({term.english for term in base}) == len(base)
    assert all(term.words and term.beginnings for term in base)


def test_every_term_is_said_by_its_own_words():
    for language in ("sq", "sr_Latn"):
        assert [term.english for term in terms(language) if not term.is_said(term.words.lower())] == []


def test_no_term_is_said_in_two_ways_in_the_catalogues():
    assert list(check_messages.words(domains())) == []
