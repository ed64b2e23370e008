"""Answering lists and single items, with what lets clients and caches keep them."""

from collections.abc import Collection
from http import HTTPStatus

from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import condition

from cms.api.models import ApiItem, Resource
from cms.clock import today

from . import cursors
from .answers import chosen_fields, item_json, list_json
from .problems import Gone, NotThere
from .questions import Question
from .selecting import selected

# Seconds for which a copy may be shown without asking; a change shows at the next question at the latest.
FRESH = 60


def last_change() -> int:
    """The number of the newest change of all."""
    return ApiItem.objects.aggregate(last=Max("sequence"))["last"] or 0


def answer(text: str, status: int = HTTPStatus.OK) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="application/json")
    patch_cache_control(response, public=True, max_age=FRESH)
    # Pages of other sites may read it: it is public, and no cookie changes it.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def tagged(request: HttpRequest, tag: str, make) -> HttpResponse:
    """The answer that ``make`` gives, or 304 where the client has the one with this tag."""
    return condition(etag_func=lambda _request: f'W/"{tag}"')(lambda _request: make())(request)


def answer_list(request: HttpRequest, resource: Resource, asked: Question, fields: Collection[str]) -> HttpResponse:
    last, day = last_change(), today()

    def make() -> HttpResponse:
        wanted = chosen_fields(asked.fields, fields)
        rows = cursors.behind(selected(resource, asked, day).select_related("answer"), asked.order, asked.cursor)
        found = list(rows[: asked.limit + 1])
        more = found[asked.limit :]
        shown = found[: asked.limit]
        return answer(
            list_json(
                (item_json(item, day, wanted) for item in shown),
                next=_next(request, asked, shown[-1]) if more else None,
                last=last,
            )
        )

    return tagged(request, f"{last}-{day:%Y%m%d}", make)


def _next(request: HttpRequest, asked: Question, row: ApiItem) -> str:
    parameters = request.GET.copy()
    parameters["cursor"] = cursors.written(asked.order, row)
    return request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")


def answer_one(request: HttpRequest, resource: Resource, number: int, fields: Collection[str], asked: str | None):
    day = today()
    item = _one(ApiItem.objects.select_related("answer").filter(resource=resource, object_id=number))
    response = tagged(
        request,
        f"{item.sequence}-{day:%Y%m%d}",
        lambda: answer(item_json(item, day, chosen_fields(asked, fields))),
    )
    response["Last-Modified"] = http_date(item.changed_at.timestamp())
    return response


def _one(found: QuerySet[ApiItem]) -> ApiItem:
    item = found.first()
    if item is None:
        raise NotThere(_("There is nothing public with this number."))
    if item.removed_at:
        raise Gone(_("This was public, and has been withdrawn."))
    return item
