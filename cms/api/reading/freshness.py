"""What clients and caches may keep, and how they ask whether it is still so (RFC 9110, 13; RFC 9111)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from cms.api.contract.answers import Vocabularies
from cms.api.models import ApiItem
from cms.api.words import vocabularies

# Seconds for which a copy may be shown without asking; a change shows at the next question at the latest.
FRESH = 60
_NEWEST = "SELECT sequence, changed_at FROM api_apiitem ORDER BY sequence DESC LIMIT 1"


@dataclass(frozen=True)
class Now:
    """The number and the moment of the newest change of all, and the day: what decides on every list."""

    last: int
    changed_at: datetime
    day: date

    @property
    def tag(self) -> str:
        return _tag(self.last, self.changed_at, self.day)

    @property
    def modified(self) -> int:
        return _modified(self.changed_at, self.day)


def now_on(day: date) -> Now:
    last, changed_at = _newest()
    # SQLite has no time zones; Django writes UTC.
    if timezone.is_naive(changed_at):
        changed_at = changed_at.replace(tzinfo=UTC)
    return Now(last, changed_at, day)


def last_change() -> int:
    """The number of the newest change of all."""
    return _newest()[0]


def _newest() -> tuple[int, datetime]:
    """One query, in plain SQL: every question asks it, and the ORM would take a third of the time of a 304."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        return cursor.fetchone() or (0, datetime.min.replace(tzinfo=UTC))


def item_tag(item: ApiItem, day: date) -> str:
    return _tag(item.sequence, item.changed_at, day)


def item_modified(item: ApiItem, day: date) -> int:
    return _modified(item.changed_at, day)


def answer(text: str, media_type: str = "application/json") -> HttpResponse:
    return _kept(HttpResponse(text, content_type=media_type))


def tagged(request: HttpRequest, tag: str, modified: int, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer that ``make`` gives, or 304 where the client has the one with this tag, or of this second."""
    known = get_conditional_response(request, etag=tag, last_modified=modified)
    response = make() if known is None or known.status_code >= 400 else _kept(known)
    response["ETag"] = tag
    # A moment that is still to come is told by nobody (RFC 9110, 8.8.2.1).
    if modified <= timezone.now().timestamp():
        response["Last-Modified"] = http_date(modified)
    return response


def of_now(request: HttpRequest, now: Now, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The same for an answer on which the newest change decides; it is marked, so that it may be given again."""
    response = tagged(request, now.tag, now.modified, make)
    response.is_of_now = True
    return response


def hashed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or 304 where the client has one with the same words: for what no number of a change tells."""
    response["ETag"] = f"W/{quote_etag(hashlib.sha256(response.content).hexdigest()[:32])}"
    known = get_conditional_response(request, etag=response["ETag"], response=response)
    return known if known.status_code < 400 else response


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


def _tag(number: int, changed_at: datetime, day: date) -> str:
    """Weak: proxies may compress the answer. The moment keeps numbers apart that come again after a restored backup.

    The software's words belong to it, since they stand in every answer.
    """
    words = _words(settings.WAGTAILADMIN_BASE_URL, tuple(settings.PUBLIC_LANGUAGES))
    return f'W/"{number}-{changed_at:%y%m%d%H%M%S%f}-{day:%y%m%d}-{words}"'


def _modified(changed_at: datetime, day: date) -> int:
    """Seconds of the epoch. States change at midnight, without any other change.

    A change counts from the second after it: by then no other one can happen in its own second, which a client that
    asked in between could not tell from the first (RFC 9110, 8.8.2.2).
    """
    midnight = timezone.make_aware(datetime.combine(day, time.min))
    return max(int(changed_at.timestamp()) + 1, int(midnight.timestamp()))


@cache
def _words(*settings_of_words: object) -> str:
    text = Vocabularies(vocabularies=vocabularies()).model_dump_json() + repr(settings_of_words)
    return hashlib.sha256(text.encode()).hexdigest()[:8]
