"""Old addresses and where they lead: what the office entered, and what pages left behind when they moved."""

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.models import Redirect as Stored

from cms.api.contract.addresses import Redirect, RedirectList
from cms.api.contract.parts import RecordLink
from cms.api.models import ApiItem, Resource

from . import cursors
from .freshness import answer, hashed
from .lists import linked, next_part, part
from .questions import RedirectsQuestion

_ORDER = "redirects"


def answer_redirects(request: HttpRequest, asked: RedirectsQuestion) -> HttpResponse:
    """In the order in which they were made; two queries."""
    rows = shown_redirects().order_by("pk")
    if asked.cursor:
        rows = rows.filter(pk__gt=cursors.unpacked(asked.cursor, _ORDER, int)[0])
    shown, more = part(rows, asked.limit)
    following = next_part(request, cursors.packed(_ORDER, shown[-1].pk)) if more else None
    found = RedirectList(items=redirects_of(shown), next=following)
    return hashed(request, linked(answer(found.model_dump_json()), following))


def shown_redirects():
    """Those that lead somewhere: to another address, or to a record that is public."""
    public = ApiItem.objects.filter(resource=Resource.RECORD, removed_at=None).values("object_id")
    return Stored.objects.filter(redirect_page__in=public) | Stored.objects.filter(redirect_page=None).exclude(
        redirect_link=""
    )


def redirects_of(rows: list[Stored]) -> list[Redirect]:
    """One query for all of them."""
    pages = [row.redirect_page_id for row in rows if row.redirect_page_id]
    items = ApiItem.objects.filter(resource=Resource.RECORD, object_id__in=pages, removed_at=None)
    known = {item.object_id: item for item in items} if pages else {}
    return [_redirect(row, known.get(row.redirect_page_id)) for row in rows]


def _redirect(row: Stored, item: ApiItem | None) -> Redirect:
    return Redirect(
        id=row.pk,
        path=row.old_path,
        url=item.url.rstrip("/") + (row.redirect_page_route_path or "/") if item else row.redirect_link,
        permanent=row.is_permanent,
        record=item and _link(item),
    )


def _link(item: ApiItem) -> RecordLink:
    facts = {name: getattr(item, name) for name in ("key", "type", "language", "title", "url")}
    return RecordLink(id=item.object_id, **facts)
