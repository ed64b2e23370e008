"""Pages: every family of records, bodies and standing pages. Sections and years are made by the portal."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.models import RecordPage
from cms.models.privacy import not_hidden
from cms.parity.choices import PAGE_FAMILIES
from cms.parity.log_actions import READY
from cms.parity.states import Version
from search.catalogue.truth import families

from .facts import Facts
from .translations import Progress

COLUMNS = (
    "pk",
    "translation_key",
    "locale__language_code",
    "content_type_id",
    "title",
    "draft_title",
    "live",
    "open",
    "first_published_at",
    "last_published_at",
    "latest_revision_id",
)

WITHDRAWALS = ("wagtail.unpublish", "wagtail.unpublish.scheduled")


@cache
def kinds() -> dict[type[Page], str]:
    """The kind of every page type that has a place on the board."""
    return {model: family.value for model, family in families().items() if family.value in PAGE_FAMILIES}


def all_pages() -> QuerySet[Page]:
    """Pages that repeat another language's text word by word say nothing in their own; they are left out."""
    pages = Page.objects.filter(alias_of=None, depth__gt=1, locale__language_code__in=settings.PUBLIC_LANGUAGES)
    return pages.exact_type(*kinds())


class Pages:
    @staticmethod
    def keys_after(key: UUID | None, limit: int) -> list[UUID]:
        pages = all_pages().filter(translation_key__gt=key) if key else all_pages()
        return list(pages.order_by("translation_key").values_list("translation_key", flat=True).distinct()[:limit])

    @staticmethod
    def read(keys: Iterable[UUID]) -> list[Facts]:
        annotated = all_pages().filter(translation_key__in=list(keys)).annotate(open=not_hidden())
        rows = list(annotated.order_by("pk").values(*COLUMNS))
        progress, own, ready, withdrawn = Progress(rows), _own_facts(rows), _ready(rows), _withdrawn(rows)
        models = {ContentType.objects.get_for_model(model).pk: kind for model, kind in kinds().items()}
        found: dict[UUID, Facts] = {}
        for row in rows:
            facts = found.setdefault(
                row["translation_key"], Facts(row["translation_key"], models[row["content_type_id"]])
            )
            facts.body, facts.detail = own.get(row["pk"], (facts.body, facts.detail))
            facts.hidden |= row["live"] and not row["open"]
            complete = row["pk"] in ready or progress.is_complete(row)
            facts.versions[row["locale__language_code"]] = _version(row, progress, complete, withdrawn)
        return list(found.values())


def _version(row: dict, progress: Progress, complete: bool, withdrawn: dict[int, datetime]) -> Version:
    return Version(
        key=row["pk"],
        title=row["title"] if row["live"] else row["draft_title"] or row["title"],
        public=row["live"],
        complete=complete,
        public_since=_day(row["first_published_at"]) if row["live"] else None,
        changed_on=progress.changed_on(row),
        published_on=_day(row["last_published_at"]),
        withdrawn_on=_day(withdrawn.get(row["pk"])),
        closed=not (row["live"] and row["open"]),
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _own_facts(rows: list[dict]) -> dict[int, tuple[int | None, str]]:
    """(body, kind of act) by page: one query for each type of page among the rows."""
    by_type: dict[int, list[int]] = {}
    for row in rows:
        by_type.setdefault(row["content_type_id"], []).append(row["pk"])
    found = {}
    for model in kinds():
        keys = by_type.get(ContentType.objects.get_for_model(model).pk)
        if keys and issubclass(model, RecordPage):
            detail = "kind" if kinds()[model] == "act" else "pk"
            of_type = model.objects.filter(pk__in=keys).values_list("pk", "issuing_body_id", detail)
            found |= {pk: (body, kind if detail == "kind" else "") for pk, body, kind in of_type}
    return found


def _ready(rows: list[dict]) -> set[int]:
    """Pages of which somebody said that the newest draft is ready to be public."""
    drafts = {row["latest_revision_id"]: row for row in rows if row["latest_revision_id"] and not row["live"]}
    marks = PageLogEntry.objects.filter(action=READY, revision__in=list(drafts)).values_list("revision_id", "timestamp")
    return {drafts[revision]["pk"] for revision, at in marks if _is_unused(at, drafts[revision])}


def _is_unused(marked_at: datetime, row: dict) -> bool:
    """Same rule as ``ready.is_marked``."""
    return row["last_published_at"] is None or marked_at > row["last_published_at"]


def _withdrawn(rows: list[dict]) -> dict[int, datetime]:
    """When the pages that were public once and are not now were last withdrawn."""
    pages = [row["pk"] for row in rows if row["last_published_at"] and not row["live"]]
    entries = PageLogEntry.objects.filter(page__in=pages, action__in=WITHDRAWALS).order_by("timestamp")
    return dict(entries.values_list("page_id", "timestamp"))
