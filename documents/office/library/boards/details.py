"""What a board says about each of its documents; a page of a board asks once for all its rows."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents import ocr
from documents.models import PublicationDocument, Reading, ReadingState
from documents.office.editing.warnings import UNREAD
from documents.office.library.languages import name_of

from . import selections

Details = dict[int, str]
Rows = Sequence[PublicationDocument]
_FOUND = {
    "personal-number": gettext_lazy("personal number"),
    "bank-account": gettext_lazy("bank account"),
    "phone": gettext_lazy("phone number"),
    "email": gettext_lazy("e-mail address"),
}


def reason(rows: Rows, mine: QuerySet) -> Details:
    return dict(_readings(rows, "reason"))


def pages(rows: Rows, mine: QuerySet) -> Details:
    return {edition.pk: _pages(edition.pages) if edition.pages else "" for edition in rows}


def what_to_install(rows: Rows, mine: QuerySet) -> Details:
    engine = ocr.engine()
    missing = cache(lambda language: engine.missing(language) or _("What was missing is there now: read it again."))
    return {edition.pk: missing(edition.language) for edition in rows}


def unsure_pages(rows: Rows, mine: QuerySet) -> Details:
    doubtful = selections.unsure_pages().filter(version__document__in=rows)
    counted = doubtful.order_by().values_list("version__document").annotate(Count("pk"))
    return {edition: _pages(count) for edition, count in counted}


def uploaded(rows: Rows, mine: QuerySet) -> Details:
    sentence = _("Uploaded on %(date)s")
    return {edition.pk: sentence % {"date": _day(edition.created_at)} for edition in rows}


def missing_languages(rows: Rows, mine: QuerySet) -> Details:
    there = defaultdict(set)
    known = PublicationDocument.objects.filter(record__in=[edition.record_id for edition in rows])
    for record, language in known.values_list("record", "language"):
        there[record].add(language)
    return {
        edition.pk: ", ".join(
            name_of(code) for code in settings.PUBLIC_LANGUAGES if code not in there[edition.record_id]
        )
        for edition in rows
    }


def same_files(rows: Rows, mine: QuerySet) -> Details:
    by_checksum = defaultdict(list)
    for other in mine.filter(checksum__in=[edition.checksum for edition in rows]).order_by("pk"):
        by_checksum[other.checksum].append(other)
    return {edition.pk: _links(by_checksum[edition.checksum], besides=edition) for edition in rows}


def languages(rows: Rows, mine: QuerySet) -> Details:
    sentence = _("The text is in %(found)s, the form says %(declared)s")
    found = dict(_readings(rows, "language"))
    return {
        edition.pk: sentence % {"found": name_of(found.get(edition.pk, "")), "declared": name_of(edition.language)}
        for edition in rows
    }


def findings(rows: Rows, mine: QuerySet) -> Details:
    """What was found and where; never the number itself."""
    return {edition: "; ".join(_found(entries)) for edition, entries in _readings(rows, "findings")}


def unchecked(rows: Rows, mine: QuerySet) -> Details:
    """Why a public file counts as not checked: how far its reading is, else what was found."""
    states, found, said = dict(_readings(rows, "state")), findings(rows, mine), languages(rows, mine)
    return {
        edition.pk: str(ReadingState(states[edition.pk]).label)
        if states[edition.pk] in UNREAD
        else found[edition.pk] or said[edition.pk]
        for edition in rows
    }


def withdrawal(rows: Rows, mine: QuerySet) -> Details:
    return {
        edition.pk: format_html("{}: {}", _day(edition.withdrawn_at), edition.withdrawal_reason) for edition in rows
    }


def _readings(rows: Rows, field: str) -> QuerySet:
    """Pairs of the key of an edition and a field of the reading of its newest version."""
    readings = Reading.objects.of_current_versions().filter(version__document__in=rows)
    return readings.values_list("version__document", field)


def _found(entries: list[dict]) -> list[str]:
    on_pages = defaultdict(set)
    for entry in entries:
        on_pages[entry["kind"]].add(entry["page"])
    sentence = _("%(what)s (page %(pages)s)")
    return [
        sentence % {"what": _FOUND.get(kind, kind), "pages": ", ".join(map(str, sorted(numbers)))}
        for kind, numbers in on_pages.items()
    ]


def _links(editions: Sequence[PublicationDocument], besides: PublicationDocument) -> str:
    others = [edition for edition in editions if edition.pk != besides.pk]
    links = ((reverse("wagtaildocs:edit", args=[edition.pk]), edition.title) for edition in others)
    return format_html_join(", ", '<a href="{}">{}</a>', links)


def _pages(count: int) -> str:
    return ngettext("%(count)d page", "%(count)d pages", count) % {"count": count}


def _day(moment) -> str:
    return date_format(localtime(moment), "SHORT_DATE_FORMAT")
