"""Kinds of findings, what people decide about them, and the sentences in which they are told."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    REFERENCE = "reference", _("Reference number")
    LAW = "law", _("Law")
    ARTICLE = "article", _("Article or point of a law")
    DATE = "date", _("Date or period")
    ORDER = "order", _("Order of dates")
    NAME = "name", _("Name of a body or place")
    PERSON = "person", _("Name of a person")
    AMOUNT = "amount", _("Amount of money")
    QUANTITY = "quantity", _("Number or quantity")
    STRUCTURE = "structure", _("Articles, annexes, recipients")
    LEAK = "leak", _("Wrong language")
    TERM = "term", _("Terminology")
    TITLE = "title", _("Title of the act")
    SUBSTANCE = "substance", _("What the text decides")


class State(models.TextChoices):
    OPEN = "open", pgettext_lazy("finding", "To be looked at")
    ORIGINAL = "original", _("Error in the original")
    READING = "reading", _("Error in the reading of the file")
    ACCEPTED = "accepted", pgettext_lazy("finding", "Accepted as it is")


class Code(models.TextChoices):
    """How a finding is told. ``SENTENCES`` has the words, with ``first`` and ``second`` for the two values."""

    DIFFERENT = "different"
    ONLY_FIRST = "only_first"
    ONLY_SECOND = "only_second"
    UNKNOWN_LAW = "unknown_law"
    DIFFERENT_LAW = "different_law"
    TOO_EARLY = "too_early"
    MISSPELT = "misspelt"
    TWO_SPELLINGS = "two_spellings"
    COUNT = "count"
    LEAK = "leak"
    TWO_TERMS = "two_terms"
    TWO_TITLES = "two_titles"
    WRONG_TOTAL = "wrong_total"
    NO_TOTAL = "no_total"


SENTENCES = {
    Code.DIFFERENT: _("“%(first)s” in %(first_language)s, but “%(second)s” in %(second_language)s."),
    Code.ONLY_FIRST: _("“%(first)s” stands in %(first_language)s and not in %(second_language)s."),
    Code.ONLY_SECOND: _("“%(second)s” stands in %(second_language)s and not in %(first_language)s."),
    Code.UNKNOWN_LAW: _("The law “%(first)s” is not in the register of laws. Check the number, or add the law."),
    Code.DIFFERENT_LAW: _(
        "“%(first)s” in %(first_language)s, but “%(second)s” in %(second_language)s. Not in the register of laws: "
        "%(unknown)s."
    ),
    Code.TOO_EARLY: _("%(later)s, “%(first)s”, lies before %(earlier)s, “%(second)s”."),
    Code.MISSPELT: _("“%(first)s” looks like “%(second)s”. Check the spelling."),
    Code.TWO_SPELLINGS: _("The same name seems to be written in two ways: “%(first)s” and “%(second)s”."),
    Code.COUNT: _("%(what)s: %(first)s in %(first_language)s, but %(second)s in %(second_language)s."),
    Code.LEAK: _("Among the text in %(first_language)s stand words of another language: “%(first)s”."),
    Code.TWO_TERMS: _("Two terms for the same thing in %(first_language)s: “%(first)s” and “%(second)s”."),
    Code.TWO_TITLES: _("The title of the act is worded in two ways in %(first_language)s: “%(first)s”, “%(second)s”."),
    Code.WRONG_TOTAL: _("The total is “%(first)s”, but the rows above it add up to “%(second)s”."),
    Code.NO_TOTAL: _("The line “%(first)s” has no amount, although the rows above it have."),
}

# What two versions disagree in; the rest is wrong within one.
BETWEEN = {Code.DIFFERENT, Code.ONLY_FIRST, Code.ONLY_SECOND, Code.DIFFERENT_LAW, Code.COUNT}


class Role(models.TextChoices):
    """What a date is."""

    PROPOSAL = "proposal", _("the date of the proposal")
    ADOPTION = "adoption", _("the date of adoption")
    PROTOCOL = "protocol", _("the date of the protocol")
    SUBMISSION = "submission", _("the date of submission to the ministry")
    LETTER = "letter", _("the date of the ministry's letter")
    OPENING = "opening", _("the first day")
    CLOSING = "closing", _("the last day")
    RESULTS = "results", _("the date of the results")
    MEETING = "meeting", _("the date of the meeting")
    MINUTES = "minutes", _("the approval of the minutes")


# In each of these the dates follow each other.
ORDERS = (
    (Role.PROPOSAL, Role.ADOPTION, Role.PROTOCOL, Role.SUBMISSION, Role.LETTER),
    (Role.OPENING, Role.CLOSING, Role.RESULTS),
    (Role.MEETING, Role.MINUTES),
)


class Counted(models.TextChoices):
    ARTICLES = "articles", _("Articles")
    ANNEXES = "annexes", _("Annexes")
    RECIPIENTS = "recipients", _("Recipients of copies")
