"""Answers that other sites may read and caches may keep."""

import json
from datetime import date, datetime, time
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import condition

from .columns import DataSet, State
from .describing.licence import Licence
from .writing import Format

# Seconds for which a copy may be shown without asking.
FRESH = 300
_SEEN = "ETag, Last-Modified, Link, Content-Disposition"


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


def answer_file(request: HttpRequest, dataset: DataSet, form: Format, day: date, licence: Licence) -> HttpResponseBase:
    """The data set as a file of a day; 304 where the client has it. What was removed is a change."""
    state = dataset.state()

    def make(_request: HttpRequest) -> HttpResponseBase:
        if request.method == "HEAD":
            return HttpResponse(content_type=form.media_type)
        return StreamingHttpResponse(form.pieces(dataset, day), content_type=form.media_type)

    tag = f'W/"{dataset.name}-{form.ending}-{state.tag}-{day:%Y%m%d}-{dataset.shape}"'
    conditional = condition(lambda _request: tag, lambda _request: last_modified(state, day))
    response = opened(conditional(make)(request), licence)
    response["Link"] += f', <{dataset.name}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
    if form.kept:
        response["Content-Disposition"] = f'attachment; filename="{dataset.name}.{form.ending}"'
    return response


def last_modified(state: State, day: date) -> datetime | None:
    """States of records follow from the day, so a file is never older than the day. None where it is not known."""
    if state.changed_at is None:
        return None
    return max(state.changed_at, timezone.make_aware(datetime.combine(day, time.min)))
