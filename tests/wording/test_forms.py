"""What the check of the catalogues finds in a translation, and what it lets pass."""

import polib
import pytest
from wording.forms import problem_of

SOURCE = "Page '%(title)s' is <b>live</b>..."


def translated(message: str, *texts: str, plural: str = "", **more) -> polib.POEntry:
    if plural:
        return polib.POEntry(msgid=message, msgid_plural=plural, msgstr_plural=dict(enumerate(texts)), **more)
    return polib.POEntry(msgid=message, msgstr=texts[0], **more)


def problem(message: str, *texts: str, plural: str = "", **more) -> str | None:
    entry = translated(message, *texts, plural=plural, **more)
    return problem_of(entry, entry)


@pytest.mark.parametrize(
    ("message", "text", "said"),
    [
        (SOURCE, "Faqja „%(title)s“ është <b>publike</b>…", None),
        (SOURCE, "Faqja „%(tittle)s“ është <b>publike</b>…", "other placeholders"),
        (SOURCE, "Faqja „%(title)s“ është publike…", "other tags"),
        (SOURCE, "Faqja „%(title)s“ është <b>publike</b>...", "three dots"),
        (SOURCE, "Faqja „%(title)s“ është <b>publike</b>.", "another sign"),
        (SOURCE, "Faqja '%(title)s' është <b>publike</b>…", "quotation marks"),
        ("{0} of {1}", "{1} nga {0}", None),
        ("{0} of {1}", "{0} nga", "other placeholders"),
        ("100%% of %s", "100%% e %s", None),
        ("100%% of %s", "100% e %s", "other placeholders"),
        (" now", "tani", "other spaces"),
        ("Save", "", "has no translation"),
        ("Don't delete", "Mos fshij", None),
        ('A <a href="%(url)s">link</a>', 'Një <a href="%(url)s">lidhje</a>', None),
    ],
)
def test_a_translation_has_the_form_of_its_message(message, text, said):
    found = problem(message, text)
    assert (said in found) if said else found is None


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["%(n)s faqe", "%(n)s faqe"], None),
        (["Një faqe", "%(n)s faqe"], None),
        (["%(n)s faqe", "faqe"], "plural form"),
        (["%(n)s faqe", ""], "lacks a plural form"),
        (["%(n)s stranica", "%(n)s stranice", "%(n)s stranica"], None),
        (["Jedna stranica", "%(n)s stranice", "%(n)s stranica"], "plural form"),
        (["%(n)s stranica", "stranice", "%(n)s stranica"], "plural form"),
    ],
)
def test_every_plural_form_keeps_the_number(texts, said):
    found = problem("One page", *texts, plural="%(n)s pages")
    assert (said in found) if said else found is None


def test_a_guess_is_no_translation():
    assert "fuzzy" in problem("Save", "Ruaj", flags=["fuzzy"])


def test_a_message_that_the_catalogue_lacks_is_told():
    assert problem_of(polib.POEntry(msgid="Save"), None) == "is not in the catalogue: run make messages"
