"""Events as iCalendar (RFC 5545, with the properties of RFC 7986 and what calendar programs read besides)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import icalendar

from cms.cyrillic.letters import Letters
from cms.feeds.description import without_controls

from .events import Event

PRODUCT = "-//Komuna//Komuna publication portal//EN"
# How often a program that subscribed should ask again.
REFRESH = timedelta(hours=6)
ZONE = "Europe/Belgrade"
# The rule of the European Union since 1996 (Directive 2000/84/EC), which the zone follows: two lines for all years.
RULES = f"""BEGIN:VTIMEZONE
TZID:{ZONE}
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def written(events: Iterable[Event], name: str, page: str, source: str, letters: Letters) -> bytes:
    """The calendar as bytes. ``page`` is its page for people, ``source`` its own address, both as paths.

    Two calendars of the same events are the same bytes: nothing in them tells of the moment of writing.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # RFC 7986 names NAME and REFRESH-INTERVAL what many programs know by the older names only.
    said = letters.text(without_controls(name))
    for title in ("name", "x-wr-calname"):
        calendar.add(title, said)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("url", letters.address(page))
    calendar.add("source", letters.address(source), parameters={"value": "URI"})
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(REFRESH).to_ical().decode())
    shown = list(events)
    if any(event.time for event in shown):
        calendar.add_component(_time_zone())
    for event in shown:
        calendar.add_component(_event(event, letters))
    return calendar.to_ical()


@cache
def _time_zone() -> icalendar.Timezone:
    return icalendar.Timezone.from_ical(RULES)


def _event(event: Event, letters: Letters) -> icalendar.Event:
    def words(text: str) -> str:
        return letters.text(without_controls(text), event.language)

    language = {"language": letters.tag(event.language)}
    address = letters.address(event.address)
    made = icalendar.Event()
    made.add("uid", str(event.uid))
    # Without a METHOD, the stamp says when the event was last revised (RFC 5545, section 3.8.7.2).
    made.add("dtstamp", event.changed)
    made.add("last-modified", event.changed)
    made.add("created", event.published)
    made.add("sequence", event.revision)
    made.add("summary", words(event.title), parameters=language)
    made.add("description", "\n\n".join(filter(None, [words(event.summary), address])), parameters=language)
    made.add("url", address)
    made.add("categories", [words(str(event.kind.label)), *([words(event.body)] if event.body else [])])
    if event.place:
        made.add("location", words(event.place), parameters=language)
    if event.video:
        made.add("conference", event.video, parameters={"value": "URI", "feature": "VIDEO"})
    _when(made, event)
    return made


def _when(made: icalendar.Event, event: Event) -> None:
    """Its beginning. Nobody says when a meeting ends; an event of a day lasts that day and keeps nobody busy."""
    if event.time:
        made.add("dtstart", datetime.combine(event.day, event.time, ZoneInfo(ZONE)))
    else:
        made.add("dtstart", event.day)
        made.add("transp", "TRANSPARENT")
