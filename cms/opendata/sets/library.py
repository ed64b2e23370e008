"""Data sets of documents, and of the words that order the records."""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.api.contract.parts import Term
from cms.api.making.batch import term_of
from cms.api.models import Resource
from cms.api.words import in_every_language
from cms.models import Body, BodyKind, Topic
from cms.opendata.columns import Answers, Column, DataSet, State, Type
from cms.opendata.reading import editions, state_of

from .common import CHANGED, KEY_EXAMPLE, KIND_MEANING, LANGUAGE, TOPICS, body, coded, day

DOCUMENTS = DataSet(
    "documents",
    _("Documents"),
    _("The files of the municipality with their checksums. One row for each language of a document."),
    (
        Column("id", _("Number"), _("Number of this language of the document; stands in its address."),
               type=Type.INTEGER, required=True, example="12"),
        Column("key", _("Key"), _("Shared by all languages of a document."), required=True, example=KEY_EXAMPLE),
        LANGUAGE,
        Column("title", _("Title"), _("In the language of the file."), required=True),
        *coded("kind", _("Kind"), KIND_MEANING, "document-kind"),
        Column("reference", _("Reference number"), _("As it stands on the document.")),
        day("date", _("Date"), _("The date of the document.")),
        *body("issuing_body", _("Body"), _("Code of the body that issued it.")),
        TOPICS,
        Column("format", _("Format"), _("Ending of the file’s name."), example="pdf"),
        Column("size", _("Size"), _("Size of the file."), type=Type.INTEGER, unit=_("bytes"), example="204800"),
        Column("pages", _("Pages"), _("Number of pages, where it is known."), type=Type.INTEGER, example="4"),
        Column("checksum", _("Checksum"), _("SHA-256 of the newest file, in hexadecimal signs."),
               example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        Column("version", _("Version"), _("Number of the newest upload."), type=Type.INTEGER, example="1"),
        Column("url", _("Address"), _("Permanent address of the newest file; empty where it was withdrawn."),
               type=Type.ADDRESS, example="https://portal.example/d/12/vendim.pdf"),
        Column("page", _("Page"), _("The document’s page for people."), type=Type.ADDRESS),
        Column("shown_by", _("Shown by"), _("Keys of the public records that show it."), "shown_by.key", several=True),
        Column("withdrawn_at", _("Withdrawn at"), _("When the file was withdrawn."), type=Type.MOMENT),
        Column("withdrawal_reason", _("Reason of the withdrawal"), _("Why the file was withdrawn.")),
        CHANGED,
    ),
    records=editions,
    state=partial(state_of, Resource.DOCUMENT, "document"),
    key=("id",),
)  # fmt: skip


def _bodies(day: date) -> Iterator[Answers]:
    for found in Body.objects.all():
        short = {
            code: found.short_name.localize(code) if found.short_name else "" for code in settings.PUBLIC_LANGUAGES
        }
        kind = {"value": found.kind, "label": in_every_language(BodyKind(found.kind).label)}
        yield _in_all(term_of(found), kind=kind, short_name=short)


def _topics(day: date) -> Iterator[Answers]:
    return (_in_all(term_of(topic)) for topic in Topic.objects.all())


def _in_all(term: Term, **more) -> Answers:
    return {settings.PUBLIC_LANGUAGES[0]: term.model_dump() | more}


def _by_content(read: Callable[[date], Iterator[Answers]]) -> Callable[[], State]:
    """A few dozen rows that carry no number of a change: what is in them says whether they changed."""

    def state() -> State:
        rows = list(read(date.min))
        return State(hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16], None, len(rows))

    return state


CODE = Column(
    "code", _("Code"), _("Stands in other data sets and in addresses; never changes."), required=True, example="budget"
)
NAME = Column("name", _("Name"), _("In this language."), shared=True)
BODIES = DataSet(
    "bodies",
    _("Bodies"),
    _("Organs and institutions of the municipality. One row a body."),
    (
        CODE,
        NAME,
        Column("short_name", _("Short name"), _("An abbreviation; different bodies may share one."), shared=True),
        *coded("kind", _("Kind"), KIND_MEANING, "body-kind"),
    ),
    records=_bodies,
    state=_by_content(_bodies),
    key=("code",),
)
TOPIC_WORDS = DataSet(
    "topics",
    _("Topics"),
    _("The topics by which records are ordered. One row a topic."),
    (CODE, NAME),
    records=_topics,
    state=_by_content(_topics),
    key=("code",),
)
LIBRARY_SETS = (DOCUMENTS, BODIES, TOPIC_WORDS)
