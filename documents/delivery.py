"""A file to its reader: in pieces or by a redirect, whole or in part, with headers that make it safe to open."""

import logging
from datetime import datetime
from typing import Protocol

from django.core.files.storage import Storage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe

from . import headers
from .ranges import Unsatisfiable, asked_range
from .storage import Pieces, StorageAway, has_copy, is_away, open_range, public_address, signed_address, stored_size

logger = logging.getLogger(__name__)

_YEAR = 365 * 24 * 3600
_SHORT = 60
_RETRY_SECONDS = 30


class StoredFile(Protocol):
    """What a FieldFile offers of itself: the storage and the name in it."""

    name: str
    storage: Storage


def deliver(
    request: HttpRequest,
    file: StoredFile,
    *,
    filename: str,
    checksum: str,
    size: int,
    immutable: bool,
    public: bool,
    media_type: str = "",
    last_modified: datetime | None = None,
    redirected: bool = True,
) -> HttpResponseBase:
    """Answer GET or HEAD with a stored file; the caller has decided that this reader may have it.

    ``checksum`` (SHA-256, hexadecimal) is its strong ETag, ``size`` its bytes. ``immutable``: this address never gives
    another content. ``public``: everybody may read it; everything else leaves the portal through the portal only
    and is kept by no cache. ``redirected=False``: always through the portal, as pictures are, because pages load
    nothing from elsewhere. A file that is gone answers 404 and a storage that is away 503, each with a page.
    """
    shown_type = headers.media_type(media_type, filename)
    disposition = headers.disposition(filename, shown_type)
    modified = int(last_modified.timestamp()) if last_modified else None
    common = _caching(immutable, public) | {"ETag": f'"{checksum}"', "Accept-Ranges": "bytes"}
    if modified is not None:
        common["Last-Modified"] = http_date(modified)
    answer = get_conditional_response(request, etag=common["ETag"], last_modified=modified)
    if answer is None:
        try:
            answer = _elsewhere(request, file, disposition, shown_type) if public and redirected else None
            if answer is not None:
                return answer
            answer = _content(request, file, size, common)
        except FileNotFoundError:
            logger.error("File missing: %s", file.name, extra={"event": "file_missing"})
            return file_missing(request)
        except StorageAway:
            return storage_away(request)
    for name, value in common.items():
        answer.headers.setdefault(name, value)
    return _safe(answer, shown_type, disposition, size, public)


def storage_away(request: HttpRequest) -> HttpResponse:
    """The page for a reader whose file cannot be fetched now: 503, and when to try again."""
    answer = render(request, "documents/storage_away.html", status=503)
    answer.headers["Retry-After"] = str(_RETRY_SECONDS)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def file_missing(request: HttpRequest) -> HttpResponse:
    """The page in the place of a file that the portal should have and its storage has not: 404."""
    answer = render(request, "documents/file_missing.html", status=404)
    answer.headers["Cache-Control"] = "no-store"
    return answer


class StorageAwayMiddleware:
    """Whatever view meets a storage that is away, the visitor or editor gets the page and not an error."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_away(exception):
            return None
        logger.error("Storage away: %s: %s", request.path, exception, extra={"event": "storage_away"})
        return storage_away(request)


def _elsewhere(request: HttpRequest, file: StoredFile, disposition: str, shown_type: str) -> HttpResponse | None:
    """A redirect to the S3 server, where the portal is set up so; None where the portal answers itself.

    The server is asked for the file first: a reader is never sent to a server that does not answer.
    """
    if request.method != "GET":
        return None
    address = None
    if has_copy(file.name):
        address = public_address(file.name)
    elif signed := signed_address(file.name, disposition, shown_type):
        stored_size(file.storage, file.name)
        address = signed
    return address and HttpResponseRedirect(address, headers={"Cache-Control": "no-store"})


def _content(request: HttpRequest, file: StoredFile, length: int, common: dict[str, str]) -> HttpResponseBase:
    """200 with the whole file, 206 with a part, 416; HEAD answers like 200 and reads nothing."""
    try:
        part = asked_range(request.headers.get("Range", ""), length) if _wants_part(request, common) else None
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{length}"})
    if request.method == "HEAD":
        _check_size(file, stored_size(file.storage, file.name), length)
        return HttpResponse(headers={"Content-Length": str(length)})
    first, count = part or (0, length)
    stream, found = open_range(file.storage, file.name, first, count if part else None)
    try:
        _check_size(file, found, length)
    except FileNotFoundError:
        stream.close()
        raise
    answer = StreamingHttpResponse(Pieces(stream, count), headers={"Content-Length": str(count)})
    if part:
        answer.status_code = 206
        answer.headers["Content-Range"] = f"bytes {first}-{first + count - 1}/{length}"
    return answer


def _wants_part(request: HttpRequest, common: dict[str, str]) -> bool:
    """A part is sent to GET only, and only where the reader's earlier part is of this content (If-Range)."""
    known = request.headers.get("If-Range", "").strip()
    if request.method != "GET" or not known:
        return request.method == "GET"
    if known.startswith(('"', "W/")):
        return known == common["ETag"]
    date = parse_http_date_safe(known)
    return date is not None and date == parse_http_date_safe(common.get("Last-Modified", ""))


def _check_size(file: StoredFile, found: int, expected: int) -> None:
    """A file of another length is not the one that was published; it is not handed out under its checksum."""
    if found != expected:
        logger.error(
            "File changed: %s has %s bytes, not %s", file.name, found, expected, extra={"event": "file_changed"}
        )
        raise FileNotFoundError(file.name)


def _caching(immutable: bool, public: bool) -> dict[str, str]:
    if not public:
        return {"Cache-Control": "private, no-store"}
    if immutable:
        return {"Cache-Control": f"public, max-age={_YEAR}, immutable"}
    return {"Cache-Control": f"public, max-age={_SHORT}, must-revalidate"}


def _safe(answer: HttpResponseBase, shown_type: str, disposition: str, size: int, public: bool) -> HttpResponseBase:
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = headers.policy(shown_type)
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if public else "same-origin"
    if answer.status_code in (200, 206):
        answer.headers["Content-Type"] = shown_type
        answer.headers["Content-Disposition"] = disposition
    else:
        del answer.headers["Content-Type"]
    if answer.status_code == 304:
        # RFC 9110, 8.6: of what is not sent again, never 0, which a cache would believe.
        answer.headers["Content-Length"] = str(size)
    if answer.status_code == 416:
        answer.headers["Cache-Control"] = "no-store"
    return answer
