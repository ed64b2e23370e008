"""Which documents stand on which board: questions about editions, asked of those that a person may change."""

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from documents.models import DocumentUse, PageText, PublicationDocument, Reading, ReadingState
from documents.office.editing.texts import low_confidence
from documents.office.editing.warnings import UNREAD

Editions = QuerySet[PublicationDocument]


def read_as(readings: QuerySet[Reading]) -> Q:
    """Editions whose newest version has one of these readings."""
    return Q(pk__in=readings.of_current_versions().values("version__document"))


def in_state(*states: ReadingState):
    def select(editions: Editions) -> Editions:
        return editions.filter(read_as(Reading.objects.filter(state__in=states)))

    return select


def unsure_pages() -> QuerySet[PageText]:
    """Pages of newest versions that the machine read badly and nobody corrected."""
    newest = PageText.objects.filter(version__number=F("version__document__version_number"))
    return newest.filter(confidence__lt=low_confidence(), corrected_at=None)


def unsure(editions: Editions) -> Editions:
    return editions.filter(pk__in=unsure_pages().order_by().values("version__document"))


def unused(editions: Editions) -> Editions:
    return editions.filter(~Exists(DocumentUse.objects.filter(record=OuterRef("record"))))


def language_missing(editions: Editions) -> Editions:
    """One edition of each record that lacks a public language: its first that the person may change."""
    siblings = PublicationDocument.objects.filter(record=OuterRef("record"))
    lacking = Q()
    for language in settings.PUBLIC_LANGUAGES:
        lacking |= ~Exists(siblings.filter(language=language))
    own = editions.order_by().filter(record=OuterRef("record"), pk__lt=OuterRef("pk"))
    return editions.filter(lacking).filter(~Exists(own))


def same_file(editions: Editions) -> Editions:
    """Documents whose newest file is the newest file of another one, too."""
    others = editions.order_by().filter(checksum=OuterRef("checksum")).exclude(pk=OuterRef("pk"))
    return editions.exclude(checksum="").filter(Exists(others))


def _unconfirmed() -> QuerySet[Reading]:
    """Readings of which nobody has said that the file may be public, as ``editing.warnings`` asks it of one."""
    return Reading.objects.filter(findings_confirmed_at=None)


def other_language(editions: Editions) -> Editions:
    """Texts in another language than declared, unless a person has said that this is right."""
    wrong = _unconfirmed().exclude(language="").exclude(language=F("version__document__language"))
    return editions.filter(read_as(wrong))


def personal_data(editions: Editions) -> Editions:
    return editions.filter(read_as(_unconfirmed().exclude(findings=[])))


def public_unchecked(editions: Editions) -> Editions:
    """What readers have although nothing was looked for in it yet, or nobody has answered what was found."""
    other = ~Q(language="") & ~Q(language=F("version__document__language"))
    unanswered = Q(findings_confirmed_at=None) & (~Q(findings=[]) | other)
    readings = Reading.objects.filter(Q(state__in=UNREAD) | unanswered)
    return editions.filter(read_as(readings), listed=True, withdrawn_at=None)


def withdrawn(editions: Editions) -> Editions:
    return editions.exclude(withdrawn_at=None)
