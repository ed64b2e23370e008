"""Calendars hold to RFC 5545, say what is public and nothing else, and stay the same while nothing changes."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.calendars import events
from cms.calendars.writing import RULES, ZONE
from pages.models import MeetingPage
from tests.builders import make_body

pytestmark = pytest.mark.one_database

LINE = re.compile(r'([A-Z0-9-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^;:,"]*)(?:,(?:"[^"]*"|[^;:,"]*))*)*):(.*)')


def content_lines(content: bytes) -> list[tuple[str, str]]:
    """(name, value) of the lines, after the rules of RFC 5545, section 3.1: CRLF, 75 octets, UTF-8, no controls."""
    text = content.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    physical = content.split(b"\r\n")
    assert max(map(len, physical)) <= 75
    for line in physical:
        line.decode()
    found = [LINE.fullmatch(line) for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")]
    assert all(found)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text)
    return [(line[1], line[3]) for line in found]


def components(content: bytes) -> list[dict[str, list[str]]]:
    """The properties of each VEVENT, of which UID and DTSTAMP are required once (section 3.6.1)."""
    opened, events = [], []
    for name, value in content_lines(content):
        if name == "BEGIN":
            opened.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert opened.pop() == value
        elif opened[-1] == "VEVENT":
            events[-1].setdefault(name, []).append(value)
    assert opened == []
    for event in events:
        for once in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "URL", "LAST-MODIFIED"):
            assert len(event[once]) == 1
    return events


def calendar(client, address="/sq/calendar.ics", **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    # A parser of another project reads it whole.
    assert vobject.readOne(answer.content.decode()).name == "VCALENDAR"
    return answer.content


def titles(client, address="/sq/calendar.ics") -> list[str]:
    return [event["SUMMARY"][0].replace("\\,", ",") for event in components(calendar(client, address))]


def test_the_calendar_has_every_kind_of_day_soonest_first(client, make_meeting, make_call, make_consultation):
    make_meeting(), make_call(), make_consultation()
    found = titles(client)
    assert [title.rpartition(": ")[2] for title in found] == [
        "Rregullorja për mbeturina",
        "Mbledhja e tretë",
        "Thirrje për subvencione",
        "Rregullorja për mbeturina",
    ]
    assert len(set(found)) == 4


def test_a_meeting_says_when_where_and_whose_it_is(client, make_meeting):
    meeting = make_meeting(livestream_url="https://video.example/1", summary="Rendi i ditës; pika, dhe\x0b buxheti")
    content = calendar(client)
    [event] = components(content)
    assert event["DTSTART"] == ["20260327T100000"]
    assert event["LOCATION"] == ["Salla e Kuvendit"]
    assert event["URL"] == [f"http://testserver{meeting.url}"]
    assert event["CATEGORIES"][0].endswith(",Kuvendi i Komunës")
    assert event["CONFERENCE"] == ["https://video.example/1"]
    assert event["DESCRIPTION"][0].startswith("Rendi i ditës\\; pika\\, dhe buxheti\\n\\n")
    assert f"DTSTART;TZID={ZONE}:".encode() in content
    [read] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert read.decoded("DTSTART").astimezone(UTC) == datetime(2026, 3, 27, 9, tzinfo=UTC)


def test_a_deadline_lasts_its_day_and_keeps_nobody_busy(client, make_call):
    make_call()
    content = calendar(client)
    [event] = components(content)
    assert event["DTSTART"] == ["20260410"]
    assert b"DTSTART;VALUE=DATE:" in content
    assert event["TRANSP"] == ["TRANSPARENT"]
    assert b"VTIMEZONE" not in content


def test_programs_that_subscribe_learn_name_source_and_when_to_ask_again(client, make_meeting):
    make_meeting()
    lines = dict(content_lines(calendar(client, "/sq/calendar.ics?event=meeting&body=assembly")))
    assert lines["VERSION"] == "2.0"
    assert lines["X-WR-CALNAME"] == lines["NAME"]
    assert "Kuvendi i Komunës" in lines["NAME"]
    assert lines["REFRESH-INTERVAL"] == lines["X-PUBLISHED-TTL"] == "PT6H"
    assert lines["SOURCE"] == "http://testserver/sq/calendar.ics?event=meeting&body=assembly"


def test_the_time_zone_is_that_of_the_clocks():
    zone = icalendar.Timezone.from_ical(RULES).to_tz()
    for year in range(1997, 2038):
        for day in (date(year, 1, 15), date(year, 3, 24), date(year, 4, 1), date(year, 10, 24), date(year, 11, 1)):
            moment = datetime.combine(day, time(12))
            assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=ZoneInfo(ZONE)).utcoffset()


def test_an_event_keeps_its_identity_and_counts_its_revisions(client, make_meeting):
    meeting = make_meeting()
    [before] = components(calendar(client))
    assert [before] == components(calendar(client))
    MeetingPage.objects.update(last_published_at=meeting.last_published_at + timedelta(hours=2))
    [after] = components(calendar(client))
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"][0]) == int(before["SEQUENCE"][0]) + 120
    assert after["LAST-MODIFIED"] > before["LAST-MODIFIED"]


def test_who_has_the_calendar_is_told_so(client, make_meeting):
    make_meeting()
    tag = client.get("/sq/calendar.ics")["ETag"]
    again = client.get("/sq/calendar.ics", headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"
    make_meeting("Mbledhja e katërt")
    assert client.get("/sq/calendar.ics", headers={"If-None-Match": tag}).status_code == 200


def test_filters_narrow_the_calendar(client, make_meeting, make_call):
    mayor = make_body("mayor", "mayor", sq="Kryetari")
    make_meeting("Pritja", issuing_body=mayor), make_meeting(), make_call()
    assert titles(client, "/sq/calendar.ics?event=meeting&body=mayor") == ["Pritja"]
    assert len(titles(client, "/sq/calendar.ics?event=meeting&event=deadline")) == 3


@pytest.mark.parametrize(
    ("query", "named"),
    [("event=party", "party"), ("body=nobody", "nobody"), ("colour=red", "colour"), ("body=%00", "")],
)
def test_what_the_calendar_does_not_know_gets_a_sentence(client, tree, query, named):
    for address in ("/sq/calendar.ics", "/sq/calendar/feed/"):
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == (400 if named else 200)
        assert named in answer.content.decode()


def test_a_list_of_meetings_has_a_calendar_with_its_filter(client, tree, make_meeting):
    make_meeting("E vjetra", day=date(2019, 5, 6)), make_meeting(kind="urgent")
    section = tree.section_for(MeetingPage, "sq")
    assert titles(client, f"{section.url}calendar.ics") == ["E vjetra", "Mbledhja e tretë"]
    assert titles(client, f"{section.url}calendar.ics?kind=urgent") == ["Mbledhja e tretë"]
    assert client.get(f"{section.url}calendar.ics?kind=party").status_code == 400
    page = client.get(f"{section.url}?kind=urgent").content.decode()
    assert page.count(f'href="{section.url}calendar.ics?kind=urgent"') == 2


def test_a_record_has_its_own_calendar_and_its_page_leads_there(client, make_meeting, make_consultation):
    meeting, consultation = make_meeting("Mbledhja, e dyta"), make_consultation()
    assert titles(client, f"{meeting.url}calendar.ics") == ["Mbledhja, e dyta"]
    assert len(titles(client, f"{consultation.url}calendar.ics")) == 2
    assert f'href="{meeting.url}calendar.ics"' in client.get(meeting.url).content.decode()
    assert client.get(f"{meeting.get_parent().url}calendar.ics").status_code == 404
    assert client.get("/sq/nothing-here/calendar.ics").status_code == 404


def test_what_is_not_public_is_in_no_calendar(client, tree, make_meeting):
    open_one = make_meeting("E hapur")
    draft, private, expired = make_meeting("Skica"), make_meeting("E mbyllur"), make_meeting("E skaduar")
    scheduled = MeetingPage(
        title="E planifikuar", date=date(2026, 3, 28), time=time(9), venue="Salla", issuing_body=make_body()
    )
    scheduled.live, scheduled.go_live_at = False, datetime(2090, 1, 1, tzinfo=UTC)
    open_one.get_parent().add_child(instance=scheduled)
    scheduled.save_revision().publish()
    draft.unpublish(), expired.unpublish(set_expired=True)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    section = tree.section_for(MeetingPage, "sq")
    for address in ("/sq/calendar.ics", f"{section.url}calendar.ics"):
        assert titles(client, address) == ["E hapur"]
    for page in (draft, private, expired, scheduled):
        assert client.get(f"{page.url}calendar.ics").status_code == 404
    coming = client.get("/sq/calendar/feed/json/").json()
    assert [item["title"] for item in coming["items"]] == ["E hapur"]


def test_below_a_private_list_there_is_no_calendar(client, tree, make_meeting):
    meeting, section = make_meeting(), tree.section_for(MeetingPage, "sq")
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.PASSWORD, password="x")
    assert titles(client) == []
    for page in (meeting, section):
        assert client.get(f"{page.url}calendar.ics").status_code == 404


def test_a_language_has_its_own_calendar_and_serbian_one_in_cyrillic(client, make_meeting):
    make_meeting(), make_meeting("Treća sednica", "sr-latn", venue="Sala skupštine")
    assert titles(client) == ["Mbledhja e tretë"]
    assert titles(client, "/sr-latn/calendar.ics") == ["Treća sednica"]
    content = calendar(client, "/sr-cyrl/calendar.ics")
    [event] = components(content)
    assert event["SUMMARY"] == ["Трећа седница"]
    assert event["LOCATION"] == ["Сала скупштине"]
    assert "/sr-cyrl/" in event["URL"][0]
    assert b"SUMMARY;LANGUAGE=sr-Cyrl:" in content


def test_the_same_queries_for_few_and_for_many(client, make_meeting, make_call, make_consultation):
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    meeting = make_meeting()
    make_call(), make_consultation()
    section = meeting.get_parent().get_parent().url
    addresses = ("/sq/calendar.ics", "/sq/calendar/feed/json/", f"{section}calendar.ics", f"{meeting.url}calendar.ics")
    few = [queries(address) for address in addresses]
    for number in range(4):
        make_meeting(f"Mbledhja {number}"), make_call(f"Thirrja {number}"), make_consultation(f"Projekti {number}")
    assert [queries(address) for address in addresses] == few
    assert max(few) <= 12


def test_what_is_to_come_is_a_feed_as_well(client, make_meeting, make_call):
    make_meeting("E kaluara", day=date(2026, 3, 1)), make_meeting(), make_call()
    feed = client.get("/sq/calendar/feed/json/?event=meeting").json()
    assert [(item["title"], item["content_text"]) for item in feed["items"]] == [
        ("Mbledhja e tretë", "27.03.2026, 10:00, Salla e Kuvendit")
    ]


def test_of_too_many_dates_those_that_are_long_over_are_left_out(client, make_meeting, monkeypatch):
    monkeypatch.setattr(events, "MOST", 2)
    for title, day in (("E vjetra", 1), ("E fundit", 10), ("E ardhshme", 27)):
        make_meeting(title, day=date(2026, 3, day))
    assert titles(client) == ["E fundit", "E ardhshme"]
    assert [item["title"] for item in client.get("/sq/calendar/feed/json/").json()["items"]] == ["E ardhshme"]
