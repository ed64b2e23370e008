"""Columns that several data sets have."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.opendata.columns import Column, Type

KEY_EXAMPLE = "5f0c3d1e-2b7a-5c64-9a55-0d6f2e1b7c88"

KEY = Column(
    "key",
    _("Key"),
    _("Stands for the record in all languages, here and in the interface; never changes."),
    required=True,
    example=KEY_EXAMPLE,
)
TITLE = Column("title", _("Title"), _("Empty where the record is not public in this language."), each_language=True)
SUMMARY = Column("summary", _("Summary"), _("One or two sentences."), each_language=True)
URL = Column(
    "url",
    _("Address"),
    _("The page for people."),
    type=Type.ADDRESS,
    each_language=True,
    example="https://portal.example/sq/vendime/2026/buxheti/",
)
TOPICS = Column(
    "topics", _("Topics"), _("Codes of the topics."), "topics.code", several=True, refers="topics", example="budget"
)
PLACES = Column("places", _("Places"), _("Codes of the places that the record concerns."), "places.code", several=True)
FILES = Column(
    "files",
    _("Files"),
    _("Addresses of all files of the record, in all languages."),
    "files.editions.url",
    Type.ADDRESS,
    several=True,
    example="https://portal.example/d/12/vendim.pdf",
)
PUBLISHED = Column(
    "published_at",
    _("Published"),
    _("When this language was public for the first time."),
    type=Type.MOMENT,
    each_language=True,
    example="2026-03-01T09:00:00Z",
)
CHANGED = Column(
    "changed_at",
    _("Last change"),
    _("When something of the record changed last, in any language."),
    type=Type.MOMENT,
    required=True,
    example="2026-03-02T10:15:00+00:00",
)
LANGUAGE = Column("language", _("Language"), _("Code of the language."), required=True, example="sq")


def coded(name: str, title: str | Promise, meaning: str | Promise, codes: str, path: str = "") -> list[Column]:
    """A word of a vocabulary: its code, and its label in each language."""
    path, label = path or name, _("In words; see the column before.")
    return [
        Column(name, title, meaning, f"{path}.value", codes=codes),
        Column(f"{name}_label", title, label, f"{path}.label", shared=True),
    ]


def body(name: str, title: str | Promise, meaning: str | Promise, path: str = "") -> list[Column]:
    """A body: its code, and its name in each language."""
    path = path or name
    return [
        Column(name, title, meaning, f"{path}.code", refers="bodies", example="assembly"),
        Column(f"{name}_name", title, _("In words; see the column before."), f"{path}.name", shared=True),
    ]


def day(name: str, title: str | Promise, meaning: str | Promise, path: str = "") -> Column:
    return Column(name, title, meaning, path, Type.DATE, example="2026-03-29")


def amount(name: str, title: str | Promise, meaning: str | Promise, path: str = "") -> Column:
    return Column(name, title, meaning, path, Type.AMOUNT, unit="EUR", example="12500.00")


def of_parent(title: str | Promise, path: str = "parent") -> list[Column]:
    """Which record a row of a list belongs to."""
    return [
        Column(
            "record_key", KEY.title, _("Key of the record that the row belongs to."), f"{path}.key", required=True,
            example=KEY_EXAMPLE,
        ),
        Column("record_title", title, TITLE.meaning, f"{path}.title", each_language=True),
        Column("record_url", URL.title, URL.meaning, f"{path}.url", Type.ADDRESS, each_language=True),
    ]  # fmt: skip


ISSUING_BODY = body("issuing_body", _("Body"), _("Code of the body that issues it or answers for it."))
HEAD = (KEY, TITLE, SUMMARY)
END = (TOPICS, PLACES, FILES, URL, PUBLISHED, CHANGED)
STATE_MEANING = _("Computed from the dates, for the day of the file.")
KIND_MEANING = _("Code of the kind.")
