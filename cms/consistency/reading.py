"""The versions of a record as they are: public pages, and the newest texts of the files of all its pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import translation
from django.utils.text import capfirst
from wagtail.models import Page

from cms.models import Body, Place, RecordPage
from cms.models.site_settings import PortalSettings
from documents.models import DocumentUse, PageText, PublicationDocument, Reading, ReadingState, TextSource
from pages.models import Attachment, MeetingPage
from search.catalogue.taxonomy import Terms
from search.catalogue.texts import text_of

from .choices import Role
from .models import KnownLaw, law_key
from .parts import PAGE, Pair, Part, Piece, Version
from .register import Name, Register

# Longer texts are compared as far as this; nothing of an act is longer, and a table of a thousand pages is no act.
MOST_SIGNS = 400_000
DATES = {
    "proposal_date": Role.PROPOSAL,
    "date_adopted": Role.ADOPTION,
    "date_protocolled": Role.PROTOCOL,
    "legality_date": Role.LETTER,
    "opens": Role.OPENING,
    "deadline": Role.CLOSING,
    "closes": Role.CLOSING,
    "results_published_on": Role.RESULTS,
    "minutes_approved_on": Role.MINUTES,
}
# Words of others, in whatever language these wrote them.
QUOTED = ("reacts_to_medium", "reacts_to_title", "source_name")
# What stands before the name of a place in that of its municipality.
_MUNICIPALITY = ("Komuna e ", "Opština ", "Општина ")


def pairs_of(key: UUID) -> list[Pair]:
    """The first public language of a record with each other in which it has texts."""
    pages = list(Page.objects.filter(translation_key=key).select_related("locale").specific())
    versions = _versions(pages)
    first, *others = [versions[language] for language in settings.PUBLIC_LANGUAGES if language in versions] or [None]
    return [Pair(first, other) for other in others]


def _versions(pages: list[Page]) -> dict[str, Version]:
    parts: dict[str, dict[str, Part]] = defaultdict(dict)
    dates: dict[str, dict[str, date]] = defaultdict(dict)
    terms = Terms(pages)
    for page in pages:
        # A draft may still hold the other language's words, and an alias does for ever.
        if page.live and page.alias_of_id is None and isinstance(page, RecordPage):
            language = page.locale.language_code
            parts[language][PAGE] = Part(PAGE, language, (Piece(_words(page, language, terms), page.title),))
            dates[language] = {role: day for _name, role, day in _dates(page)}
    for part in _files(pages):
        parts[part.language][part.key] = part
    return {language: Version(language, found, dates[language]) for language, found in parts.items()}


def _dates(page: RecordPage) -> Iterator[tuple[str, Role, date]]:
    """The dates in the page's fields that follow each other: name of the field, role and day."""
    roles = DATES | ({"date": Role.MEETING} if isinstance(page, MeetingPage) else {})
    return ((name, role, day) for name, role in roles.items() if (day := getattr(page, name, None)))


def _words(page: RecordPage, language: str, terms: Terms) -> str:
    with translation.override(language):
        days = [
            f"{capfirst(page._meta.get_field(name).verbose_name)}: {day:%d.%m.%Y}" for name, _role, day in _dates(page)
        ]
    quoted = {getattr(page, name, "") for name in QUOTED}
    words = [line for line in text_of(page, language, terms).split("\n") if line not in quoted]
    lines = [page.title, page.summary, *words, *days]
    return "\n\n".join(line for line in lines if line)[:MOST_SIGNS]


def _files(pages: list[Page]) -> Iterable[Part]:
    """The documents of all pages; where each language has documents of its own, by their order."""
    roles = _roles(pages)
    editions = list(PublicationDocument.objects.filter(record__in=roles, withdrawn_at=None).order_by("record", "pk"))
    texts = _texts([edition.pk for edition in editions])
    counts, alone = _count(edition.record_id for edition in editions), defaultdict(int)
    for edition in editions:
        if edition.pk not in texts:
            continue
        role = roles[edition.record_id]
        key = f"document {edition.record_id}"
        if counts[edition.record_id] == 1:
            alone[role, edition.language] += 1
            key = f"{role} {alone[role, edition.language]}"
        pieces = tuple(Piece(text, edition.title, version, number) for version, number, text in texts[edition.pk])
        yield Part(key, edition.language, pieces)


def _count(keys: Iterable[int]) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for key in keys:
        counts[key] += 1
    return counts


def _roles(pages: list[Page]) -> dict[int, str]:
    """The role of every document record that one of the pages shows."""
    keys = [page.pk for page in pages]
    used = dict.fromkeys(DocumentUse.objects.filter(page__in=keys).values_list("record", flat=True), "text")
    return used | dict(Attachment.objects.filter(page__in=keys).values_list("document__record", "role"))


def _texts(editions: list[int]) -> dict[int, list[tuple[int, int, str]]]:
    """(version, page, text) of the newest version of each edition, up to ``MOST_SIGNS``."""
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    length: dict[int, int] = defaultdict(int)
    newest = PageText.objects.with_text().filter(
        version__number=F("version__document__version_number"), version__document__in=editions
    )
    rows = newest.order_by("version__document", "number").values_list("version__document", "version", "number", "text")
    for edition, version, number, text in rows:
        length[edition] += len(text)
        if length[edition] <= MOST_SIGNS:
            found[edition].append((version, number, text))
    return found


def _being_read(key: UUID) -> QuerySet[Reading]:
    """Readings of the record's files that wait or are just made."""
    states = [ReadingState.WAITING, ReadingState.RUNNING]
    uses = DocumentUse.objects.filter(page__translation_key=key).values("record")
    return Reading.objects.of_current_versions().filter(state__in=states, version__document__record__in=uses)


def is_being_read(key: UUID) -> bool:
    """Whether a file of the record waits for its reading or is just read."""
    return _being_read(key).exists()


def is_partly_read(key: UUID) -> bool:
    """Whether a scan of the record has pages that are still to be recognised: what it says is not yet known."""
    return PageText.objects.filter(source=TextSource.NONE, version__reading__in=_being_read(key)).exists()


def register() -> Register:
    """Laws, bodies, places and the municipality, as the office keeps them."""
    numbers = KnownLaw.objects.values_list("number", flat=True)
    names = [term.name for model in (Body, Place) for term in model.objects.all()]
    municipality = PortalSettings.objects.values_list("municipality", flat=True).first()
    names = [_name(name) for name in [*names, *([municipality] if municipality else [])]]
    return Register(frozenset(filter(None, map(law_key, numbers))), tuple(names))


def _name(words) -> Name:
    localized = ((language, words.localize(language).strip()) for language in settings.PUBLIC_LANGUAGES)
    return Name(tuple((language, _bare(name)) for language, name in localized if name))


def _bare(name: str) -> str:
    return next((name.removeprefix(before) for before in _MUNICIPALITY if name.startswith(before)), name)
