"""Answering lists and single items."""

from collections.abc import Callable, Collection, Sequence

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cms.api.models import ApiItem, Resource
from cms.clock import today

from . import cursors
from .answers import chosen_fields, item_json, list_json, row_json, with_members
from .freshness import answer, item_modified, item_tag, now_on, of_now, tagged
from .problems import Gone, NotThere
from .questions import Question
from .selecting import selected

# Rows without models: making these took a sixth of the time of a list.
_SHOWN = ("id", "sequence", "day", "resource", "type", "kind", "starts", "ends", "answer__text")


def answer_list(
    request: HttpRequest,
    resource: Resource,
    asked: Question,
    fields: Collection[str],
    more_of: Callable[[], Sequence[str]] = tuple,
) -> HttpResponse:
    """``more_of`` gives further members of the answer, as JSON; it is asked where the answer is made."""
    now, wanted = now_on(today()), chosen_fields(asked.fields, fields)
    # Who asks wrongly is told so, whatever tag was given.
    cursors.check(asked.order, asked.cursor)

    def make() -> HttpResponse:
        rows = cursors.behind(selected(resource, asked, now.day), asked.order, asked.cursor)
        shown, more = part(rows.values_list(*_SHOWN, named=True), asked.limit)
        following = next_part(request, cursors.written(asked.order, shown[-1])) if more else None
        items = (row_json(row, row.answer__text, now.day, wanted) for row in shown)
        text = with_members(list_json(items, next=following, last=now.last), more_of())
        return linked(answer(text), following)

    return of_now(request, now, make)


def part(rows: QuerySet | list, limit: int) -> tuple[list, bool]:
    """The first ``limit`` rows, and whether there are more."""
    found = list(rows[: limit + 1])
    return found[:limit], len(found) > limit


def next_part(request: HttpRequest, place: str | int, name: str = "cursor") -> str:
    """The address of the same list behind this place."""
    parameters = request.GET.copy()
    parameters[name] = place
    return request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")


def linked(response: HttpResponse, following: str | None) -> HttpResponse:
    """The answer with the address of the next part in its header too (RFC 8288)."""
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def answer_one(request: HttpRequest, resource: Resource, number: int, fields: Collection[str], asked: str | None):
    day = today()
    item = _one(ApiItem.objects.select_related("answer").filter(resource=resource, object_id=number))
    wanted = chosen_fields(asked, fields)
    return tagged(
        request,
        item_tag(item, day),
        item_modified(item, day),
        lambda: answer(item_json(item, day, wanted)),
    )


def _one(found: QuerySet[ApiItem]) -> ApiItem:
    item = found.first()
    if item is None:
        raise NotThere(_("There is nothing public with this number."))
    if item.removed_at:
        raise Gone(_("This was public, and has been withdrawn."))
    return item
