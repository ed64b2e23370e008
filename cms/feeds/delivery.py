"""How feeds, calendars and the like leave: for programs and pages of everybody, kept for a while, asked for again."""

from datetime import datetime
from hashlib import sha256
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date

from cms.cyrillic.letters import letters_of

from .description import NEVER, Feed, in_letters
from .writing import FORMS

# Seconds for which a copy may be shown without asking; a change shows at the next question at the latest.
FRESH = 60


def readable_elsewhere(response: HttpResponse) -> HttpResponse:
    """Pages of other sites may read it: it is public, and no cookie changes it."""
    response["Access-Control-Allow-Origin"] = "*"
    return response


def kept(request: HttpRequest, response: HttpResponse, changed: datetime = NEVER) -> HttpResponse:
    """The answer with its ETag, or 304 where the client has the same.

    ``Last-Modified`` is said, but does not decide: what is withdrawn leaves a list without any later date in it.
    """
    patch_cache_control(response, public=True, max_age=FRESH)
    response["ETag"] = f'W/"{sha256(response.content).hexdigest()[:32]}"'
    if changed > NEVER:
        response["Last-Modified"] = http_date(changed.timestamp())
    return readable_elsewhere(get_conditional_response(request, etag=response["ETag"], response=response))


def answer(request: HttpRequest, feed: Feed, form: str) -> HttpResponse:
    """The feed in one of ``FORMS``; another form is not found."""
    if form not in FORMS:
        raise Http404(form)
    said = in_letters(feed, letters_of(request))
    media_type = f"{FORMS[form].media_type}; charset=utf-8"
    response = HttpResponse(FORMS[form].write(said), content_type=media_type)
    response["Content-Language"] = said.language
    response["X-Robots-Tag"] = "noindex"
    return kept(request, response, feed.updated)


def refusal(sentences: str, status: int = HTTPStatus.BAD_REQUEST) -> HttpResponse:
    """A plain text that says what is wrong; other sites may read it, too."""
    return readable_elsewhere(HttpResponse(sentences, status=status, content_type="text/plain; charset=utf-8"))
