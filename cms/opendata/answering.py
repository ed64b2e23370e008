"""Answers that other sites may read and caches may keep."""

import json
import os
from collections.abc import Callable
from datetime import date, datetime, time
from functools import wraps
from hashlib import sha256
from http import HTTPStatus
from wsgiref.util import FileWrapper

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from . import kept
from .columns import DataSet, State
from .describing.licence import Licence
from .writing import Format

# Seconds for which a copy may be shown without asking.
FRESH = 300
_SEEN = "ETag, Last-Modified, Link, Content-Disposition"
_PIECE = 64 * 1024
_RETRY_SECONDS = 30


def reading(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For addresses that are only read and have no parameters: with any, a cache would pass each question on."""

    @require_safe
    @wraps(view)
    def asked(request: HttpRequest, **parts) -> HttpResponseBase:
        if name := next(iter(request.GET), None):
            sentence = _("There is no parameter “%(name)s” here: this address takes none.")
            return refused(sentence % {"name": name[:40]}, HTTPStatus.BAD_REQUEST)
        return view(request, **parts)

    return asked


def refused(sentence: str, status: HTTPStatus, retry_seconds: int = 0) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "Access-Control-Allow-Origin": "*"}
    if retry_seconds:
        headers["Retry-After"] = str(retry_seconds)
    return HttpResponse(f"{sentence}\n", content_type="text/plain; charset=utf-8", status=status, headers=headers)


def opened(response: HttpResponseBase, licence: Licence | None = None) -> HttpResponseBase:
    patch_cache_control(response, public=True, max_age=FRESH)
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = _SEEN
    if licence:
        response["Link"] = licence.link
    return response


def answer_text(request: HttpRequest, text: str, media_type: str, licence: Licence | None = None) -> HttpResponseBase:
    """A short text, which its own content tags: 304 where the client has it."""
    tag = f'"{sha256(text.encode()).hexdigest()[:32]}"'
    response = HttpResponse(text, content_type=media_type, headers={"ETag": tag})
    return opened(get_conditional_response(request, etag=tag, response=response), licence)


def answer_json(
    request: HttpRequest, data, licence: Licence | None = None, media_type: str = "application/json"
) -> HttpResponseBase:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return answer_text(request, f"{text}\n", media_type, licence)


def answer_tagged(
    request: HttpRequest, tag: str, make: Callable[[], str], media_type: str, licence: Licence
) -> HttpResponseBase:
    """The text that ``make`` gives, which ``tag`` decides on: where the client has it, it is not made."""
    known = get_conditional_response(request, etag=tag)
    return opened(known or HttpResponse(make(), content_type=media_type, headers={"ETag": tag}), licence)


def answer_file(request: HttpRequest, dataset: DataSet, form: Format, day: date, licence: Licence) -> HttpResponseBase:
    """The data set as a file of a day; 304 where the client has it. What was removed is a change."""
    state = dataset.state()
    key = kept.key_of(dataset, state, day)

    def make(_request: HttpRequest) -> HttpResponseBase:
        return _streamed(kept.opened(dataset, form, day, key), request, form)

    conditional = condition(lambda _request: f'W/"{key}-{form.ending}"', lambda _request: last_modified(state, day))
    try:
        response = opened(conditional(make)(request), licence)
    except kept.Busy:
        sentence = _("Other data are being written just now. Ask again in a minute.")
        return refused(sentence, HTTPStatus.SERVICE_UNAVAILABLE, _RETRY_SECONDS)
    response["Link"] += f', <{dataset.name}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
    if form.kept:
        response["Content-Disposition"] = f'attachment; filename="{dataset.name}.{form.ending}"'
    return response


def _streamed(file, request: HttpRequest, form: Format) -> HttpResponseBase:
    """The file piece by piece; for HEAD its length alone (RFC 9110, 9.3.2)."""
    size = str(os.fstat(file.fileno()).st_size)
    if request.method == "HEAD":
        file.close()
        return HttpResponse(content_type=form.media_type, headers={"Content-Length": size})
    pieces = FileWrapper(file, _PIECE)
    return StreamingHttpResponse(pieces, content_type=form.media_type, headers={"Content-Length": size})


def last_modified(state: State, day: date) -> datetime | None:
    """States of records follow from the day, so a file is never older than the day. None where it is not known."""
    if state.changed_at is None:
        return None
    return max(state.changed_at, timezone.make_aware(datetime.combine(day, time.min)))
