"""Dumps at their addresses: what has been withdrawn since is given to nobody."""

from datetime import date
from http import HTTPStatus

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.api.making.addresses import absolute
from cms.opendata.answering import answer_json, answer_text, reading, refused
from cms.opendata.describing.licence import licence
from cms.opendata.models import Dump
from documents.delivery import deliver

# A new one is made every night, or every hour after something was withdrawn.
RETRY_SECONDS = 3600


class _File:
    """What ``deliver`` asks of a file."""

    def __init__(self, name: str):
        self.name, self.storage = name, default_storage


def given() -> list[Dump]:
    """The dumps that may be given, newest first."""
    return list(Dump.objects.given())


@reading
def dumps(request: HttpRequest) -> HttpResponseBase:
    """The list of dumps. ``last_change`` is where the interface's changes go on behind a dump."""
    return answer_json(request, {"dumps": [_facts(dump) for dump in given()]}, licence())


@reading
def sums(request: HttpRequest) -> HttpResponseBase:
    """As ``sha256sum --check`` reads them."""
    lines = [f"{dump.checksum}  {dump.filename}\n" for dump in given()]
    return answer_text(request, "".join(lines), "text/plain; charset=utf-8")


@reading
def newest(request: HttpRequest) -> HttpResponseBase:
    dump = Dump.objects.newest()
    if dump is None:
        raise Http404
    if dump.holds_withdrawn:
        sentence = _("A record was withdrawn after this dump was made. Ask again later: a new one follows.")
        return refused(sentence, HTTPStatus.SERVICE_UNAVAILABLE, RETRY_SECONDS)
    return _delivered(request, dump)


@reading
def dated(request: HttpRequest, year: str, month: str, day: str) -> HttpResponseBase:
    try:
        dump = Dump.objects.filter(day=date(int(year), int(month), int(day))).first()
    except ValueError:
        raise Http404 from None
    if dump is None:
        raise Http404
    if dump.holds_withdrawn:
        return refused(_("This dump holds a record that was withdrawn since. Take the newest one."), HTTPStatus.GONE)
    return _delivered(request, dump)


def _delivered(request: HttpRequest, dump: Dump) -> HttpResponseBase:
    response = deliver(
        request,
        _File(dump.name),
        filename=f"open-data-{dump.filename}",
        checksum=dump.checksum,
        size=dump.size,
        immutable=False,
        public=True,
        media_type="application/zip",
        last_modified=dump.made_at,
    )
    response["Access-Control-Allow-Origin"] = "*"
    response["Link"] = licence().link
    return response


def address_of(dump: Dump) -> str:
    day = dump.day
    return absolute(reverse("open_data_dump", args=[f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"]))


def _facts(dump: Dump) -> dict:
    return {
        "day": dump.day.isoformat(),
        "url": address_of(dump),
        "made_at": dump.made_at.isoformat(),
        "last_change": dump.last_change,
        "bytes": dump.size,
        "sha256": dump.checksum,
        "files": dump.contents,
    }
