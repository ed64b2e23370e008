"""The interface for other systems, first version: one function an endpoint."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query

from cms.api.contract import addresses, answers, events, site
from cms.api.contract.documents import Document
from cms.api.contract.linked import Graph
from cms.api.contract.records import BY_TYPE
from cms.api.models import Resource
from cms.api.previews.router import previews
from cms.api.reading import problems, questions
from cms.api.reading.changes import answer_changes
from cms.api.reading.describing import GONE, LISTS, SEARCHES, WORDS, Interface, answer_description
from cms.api.reading.events import answer_events
from cms.api.reading.finding import answer_find
from cms.api.reading.lists import answer_list, answer_one
from cms.api.reading.questions import refuse_unknown
from cms.api.reading.redirects import answer_redirects
from cms.api.reading.searching import answer_records
from cms.api.reading.site import answer_site
from cms.api.reading.sitemap import answer_sitemap
from cms.api.reading.vocabulary import answer_terms, answer_vocabularies
from cms.structured.views import answer_jsonld

api = Interface()
problems.register(api)
api.add_router("", "cms.intake.router.router")
api.add_router("/previews/", previews)

RECORD_FIELDS = frozenset(name for model in BY_TYPE.values() for name in model.model_fields)
DOCUMENT_FIELDS = frozenset(Document.model_fields)


@api.reads("/records/", answers.AnyRecordList, "records", gettext_noop("Public records: lists and search"), SEARCHES)
def records(request: HttpRequest, asked: Query[questions.RecordsQuestion]) -> HttpResponse:
    refuse_unknown(request, questions.RecordsQuestion)
    return answer_records(request, asked, RECORD_FIELDS)


@api.reads("/records/{number:number}/", answers.OneRecord, "records", gettext_noop("One record in one language"), GONE)
def record(request: HttpRequest, number: int, asked: Query[questions.OneQuestion]) -> HttpResponse:
    refuse_unknown(request, questions.OneQuestion)
    return answer_one(request, Resource.RECORD, number, RECORD_FIELDS, asked.fields)


@api.reads("/documents/", answers.AnyDocumentList, "documents", gettext_noop("Public documents"), LISTS)
def documents(request: HttpRequest, asked: Query[questions.DocumentsQuestion]) -> HttpResponse:
    refuse_unknown(request, questions.DocumentsQuestion)
    return answer_list(request, Resource.DOCUMENT, asked, DOCUMENT_FIELDS)


@api.reads(
    "/documents/{number:number}/", answers.OneDocument, "documents", gettext_noop("One document in one language"), GONE
)
def document(request: HttpRequest, number: int, asked: Query[questions.OneQuestion]) -> HttpResponse:
    refuse_unknown(request, questions.OneQuestion)
    return answer_one(request, Resource.DOCUMENT, number, DOCUMENT_FIELDS, asked.fields)


@api.reads(
    "/records/{number:number}/jsonld/",
    Graph,
    "records",
    gettext_noop("One record in schema.org and ELI, as JSON-LD"),
    WORDS | {404},
)
def record_jsonld(request: HttpRequest, number: int) -> HttpResponse:
    refuse_unknown(request, questions.NoQuestion)
    return answer_jsonld(request, Resource.RECORD, number)


@api.reads(
    "/documents/{number:number}/jsonld/",
    Graph,
    "documents",
    gettext_noop("One document in schema.org and ELI, as JSON-LD"),
    WORDS | {404},
)
def document_jsonld(request: HttpRequest, number: int) -> HttpResponse:
    refuse_unknown(request, questions.NoQuestion)
    return answer_jsonld(request, Resource.DOCUMENT, number)


@api.reads("/events/", events.EventList, "records", gettext_noop("What happens on which day"), LISTS)
def events_(request: HttpRequest, asked: Query[questions.EventsQuestion]) -> HttpResponse:
    refuse_unknown(request, questions.EventsQuestion)
    return answer_events(request, asked)


@api.reads("/changes/", answers.ChangeList, "changes", gettext_noop("What changed, removals included"), LISTS)
def changes(request: HttpRequest, asked: Query[questions.ChangesQuestion]) -> HttpResponse:
    refuse_unknown(request, questions.ChangesQuestion)
    return answer_changes(request, asked)


@api.reads("/terms/", answers.Terms, "words", gettext_noop("Bodies, topics and places"), WORDS)
def terms(request: HttpRequest) -> HttpResponse:
    refuse_unknown(request, questions.NoQuestion)
    return answer_terms(request)


@api.reads("/vocabularies/", answers.Vocabularies, "words", gettext_noop("Kinds, states and roles"), WORDS)
def vocabularies(request: HttpRequest) -> HttpResponse:
    refuse_unknown(request, questions.NoQuestion)
    return answer_vocabularies(request)


@api.reads("/site/", site.Site, "site", gettext_noop("The portal: name, languages, menus, sections, contact"), WORDS)
def site_(request: HttpRequest) -> HttpResponse:
    refuse_unknown(request, questions.NoQuestion)
    return answer_site(request)


@api.reads("/sitemap/", addresses.Sitemap, "site", gettext_noop("All public addresses with their languages"), LISTS)
def sitemap(request: HttpRequest, asked: Query[questions.SitemapQuestion]) -> HttpResponse:
    refuse_unknown(request, questions.SitemapQuestion)
    return answer_sitemap(request, asked)


@api.reads("/redirects/", addresses.RedirectList, "site", gettext_noop("Old addresses and where they lead"), LISTS)
def redirects(request: HttpRequest, asked: Query[questions.RedirectsQuestion]) -> HttpResponse:
    refuse_unknown(request, questions.RedirectsQuestion)
    return answer_redirects(request, asked)


@api.reads("/find/", addresses.Found, "site", gettext_noop("What stands at an address"), LISTS | {404})
def find(request: HttpRequest, asked: Query[questions.FindQuestion]) -> HttpResponse:
    refuse_unknown(request, questions.FindQuestion)
    return answer_find(request, asked.url)


@api.get("/openapi.json", include_in_schema=False, url_name="description")
def description(request: HttpRequest) -> HttpResponse:
    refuse_unknown(request, questions.NoQuestion)
    return answer_description(request, api)
