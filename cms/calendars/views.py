"""Calendars to subscribe to: of everything, of a list with its filter, of one record; and what is to come as a feed."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.clock import today
from cms.cyrillic.letters import letters_of
from cms.feeds.author import author
from cms.feeds.delivery import answer, kept, refusal
from cms.feeds.description import NEVER, Entry, Feed
from cms.models import RecordPage
from cms.templatetags.cms_tags import numeric_date
from cms.views import page_at
from documents.feeds import FEED_LENGTH
from pages.filters import RecordFilter
from pages.models.listing import ListingPage

from .asking import AskedDates
from .events import SOURCES, Event, events_of, events_of_record, soonest
from .writing import written

# How long what is over stays in the calendar of everything.
LOOKING_BACK = timedelta(days=365)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """All events of the last year and of what is to come, by ``event`` and ``body``."""
    asked = AskedDates.from_address(request.GET)
    if asked.problems:
        return refusal("\n".join(asked.problems))
    events = asked.events(request, today() - LOOKING_BACK, most_past=False)
    return _answer(request, events, name_of(asked, author(request)), reverse("wagtail_serve", args=[""]))


def name_of(asked: AskedDates, municipality: str) -> str:
    words = {"what": asked.name or _("Calendar"), "municipality": municipality}
    return _("%(what)s – %(municipality)s") % words


@require_safe
def calendar_of_page(request: HttpRequest, path: str) -> HttpResponse:
    """The events of a list, in its filter, or of one record; a page that has none or is not public is not found."""
    page = page_at(request, path, get_language())
    if page is None or page.get_view_restrictions().exists():
        raise Http404(path)
    page = page.specific
    if isinstance(page, RecordPage) and (events := events_of_record(page, request)):
        return _answer(request, events, page.title, page.get_url(request))
    if isinstance(page, ListingPage) and page.has_calendar:
        return _of_list(request, page)
    raise Http404(path)


def _of_list(request: HttpRequest, listing: ListingPage) -> HttpResponse:
    chosen = RecordFilter(request.GET, listing.records(), today())
    if chosen.problems:
        return refusal("\n".join(chosen.problems))
    kinds = [kind for kind, (model, _field) in SOURCES.items() if model is listing.record_model]
    events = soonest(event for kind in kinds for event in events_of(kind, chosen.records, request))
    words = {"what": listing.title, "municipality": author(request)}
    address = listing.get_url(request) + (f"?{chosen.query_string}" if chosen.query_string else "")
    return _answer(request, events, _("%(what)s – %(municipality)s") % words, address)


def _answer(request: HttpRequest, events: list[Event], name: str, page: str) -> HttpResponse:
    letters = letters_of(request)
    content = written(events, name, page, request.get_full_path(), letters)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Language"] = letters.tag(get_language())
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["X-Robots-Tag"] = "noindex"
    return kept(request, response, max((event.changed for event in events), default=NEVER))


@require_safe
def coming(request: HttpRequest, form: str = "atom") -> HttpResponse:
    """The next events as a feed, soonest first."""
    asked = AskedDates.from_address(request.GET)
    if asked.problems:
        return refusal("\n".join(asked.problems))
    return answer(request, feed_of_coming(request, asked, today()), form)


def feed_of_coming(request: HttpRequest, asked: AskedDates, day: date) -> Feed:
    municipality = author(request)
    return Feed(
        title=name_of(asked, municipality),
        subtitle=_("What is to come, soonest first"),
        page=reverse("wagtail_serve", args=[""]),
        path=reverse("coming"),
        query=asked.query_string,
        language=get_language(),
        author=municipality,
        entries=[_entry(event) for event in asked.events(request, day)[:FEED_LENGTH]],
    )


def _entry(event: Event) -> Entry:
    return Entry(
        key=event.uid,
        title=event.title,
        address=event.address,
        summary=when_and_where(event),
        language=event.language,
        published=event.published,
        updated=event.changed,
        kinds=[str(event.kind.label)],
    )


def when_and_where(event: Event) -> str:
    clock = f"{event.time:%H:%M}" if event.time else ""
    return ", ".join(filter(None, [numeric_date(event.day), clock, event.place]))
