"""What a calendar is asked for in its address: kinds of events and a body."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from cms.models import Body

from .choices import EventKind
from .events import Event, events_of, public_records, soonest

NAMES = ("event", "body")


@dataclass(frozen=True)
class AskedDates:
    """``kinds`` is never empty. With any of the ``problems`` (sentences) there is no calendar."""

    kinds: tuple[EventKind, ...]
    body: Body | None
    problems: tuple[str, ...] = ()

    @classmethod
    def from_address(cls, parameters: QueryDict, more: tuple[str, ...] = ()) -> "AskedDates":
        """``event`` may be given several times; names in ``more`` belong to somebody else."""
        problems = [
            _("The calendar knows no filter “%(name)s”. It knows “event” and “body”.") % {"name": name[:40]}
            for name in parameters
            if name not in (*NAMES, *more)
        ]
        asked = [value for value in parameters.getlist("event") if value]
        problems += [_no_event(value) for value in asked if value not in EventKind.values]
        code = parameters.get("body", "").replace("\0", "")
        body = Body.objects.filter(code=code).first() if code else None
        if code and body is None:
            problems.append(_("There is no body “%(code)s” here.") % {"code": code[:40]})
        kinds = tuple(kind for kind in EventKind if not asked or kind in asked)
        return cls(kinds or tuple(EventKind), body, tuple(problems))

    @property
    def query_string(self) -> str:
        kinds = [] if len(self.kinds) == len(EventKind) else [("event", kind.value) for kind in self.kinds]
        return urlencode([*kinds, *([("body", self.body.code)] if self.body else [])])

    @property
    def name(self) -> str:
        """What is asked for, in words; empty for everything."""
        kinds = [] if len(self.kinds) == len(EventKind) else [str(kind.label) for kind in self.kinds]
        return ", ".join([*kinds, *([str(self.body)] if self.body else [])])

    def events(self, request: HttpRequest, since: date, most_past: bool = True) -> list[Event]:
        """The events from ``since`` on, soonest first; one query for each kind.

        Where a kind has too many, those furthest ahead are left out, without ``most_past`` those longest over.
        """
        found = []
        for kind in self.kinds:
            records = public_records(kind, since)
            records = records if most_past else records.reverse()
            found += events_of(kind, records.filter(issuing_body=self.body) if self.body else records, request)
        return soonest(found)


def _no_event(value: str) -> str:
    sentence = _("The calendar knows no event “%(value)s”. Events are: %(known)s.")
    return sentence % {"value": value[:40], "known": ", ".join(EventKind.values)}
