"""All public addresses with their languages, for front ends that write a site map of their own."""

from collections import defaultdict
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from cms.api.contract.addresses import Alternate, Place, Sitemap
from cms.api.models import ApiItem, Resource
from cms.clock import today
from documents.models import PublicationDocument

from . import cursors
from .freshness import answer, now_on, of_now
from .lists import linked, next_part, part
from .questions import SitemapQuestion

_ORDER = "sitemap"


def answer_sitemap(request: HttpRequest, asked: SitemapQuestion) -> HttpResponse:
    """In the order of keys, which stays while all else changes; three queries."""
    now, rows = now_on(today()), _asked_for(asked)

    def make() -> HttpResponse:
        shown, more = part(rows, asked.limit)
        following = next_part(request, cursors.packed(_ORDER, shown[-1].pk)) if more else None
        found = Sitemap(items=_places(shown), next=following, last=now.last)
        return linked(answer(found.model_dump_json()), following)

    return of_now(request, now, make)


def _listed() -> QuerySet[ApiItem]:
    """Pages of withdrawn documents only say that these are gone."""
    withdrawn = PublicationDocument.objects.filter(withdrawn_at__isnull=False).values("pk")
    return ApiItem.objects.filter(removed_at=None).exclude(resource=Resource.DOCUMENT, object_id__in=withdrawn)


def _asked_for(asked: SitemapQuestion) -> QuerySet[ApiItem]:
    rows = _listed().order_by("pk")
    for name in ("language", "resource"):
        if value := getattr(asked, name):
            rows = rows.filter(**{name: value})
    return rows.filter(pk__gt=cursors.unpacked(asked.cursor, _ORDER, int)[0]) if asked.cursor else rows


def _places(rows: list[ApiItem]) -> list[Place]:
    twins: dict[tuple[str, UUID], dict[str, str]] = defaultdict(dict)
    among = _listed().filter(Q(key__in=[row.key for row in rows])).order_by("pk")
    for resource, key, language, url in among.values_list("resource", "key", "language", "url"):
        twins[resource, key].setdefault(language, url)
    return [_place(row, twins[row.resource, row.key]) for row in rows]


def _place(row: ApiItem, addresses: dict[str, str]) -> Place:
    known = [code for code in settings.PUBLIC_LANGUAGES if code in addresses]
    facts = {name: getattr(row, name) for name in ("resource", "key", "type", "language", "url", "changed_at")}
    return Place(
        id=row.object_id,
        alternates=[Alternate(language=code, url=addresses[code]) for code in known],
        **facts,
    )
