"""The interface for other systems, first version: one function an endpoint."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from wagtail.api.v3.errors import ProblemDetail

from cms.api.contract import answers
from cms.api.contract.documents import Document
from cms.api.contract.records import BY_TYPE, AnyRecord
from cms.api.models import Resource
from cms.api.previews.router import previews
from cms.api.reading import problems
from cms.api.reading.changes import answer_changes
from cms.api.reading.lists import answer_list, answer_one
from cms.api.reading.questions import ChangesQuestion, DocumentsQuestion, OneQuestion, RecordsQuestion, refuse_unknown
from cms.api.reading.vocabulary import answer_terms, answer_vocabularies

api = NinjaAPI(
    title="Komuna",
    version="1.0.0",
    description="Everything that the municipality publishes, in all its languages, for other sites and systems.",
    urls_namespace="komuna_api",
    docs_url=None,
    openapi_url="/openapi.json",
)
problems.register(api)
api.add_router("", "cms.intake.router.router")
api.add_router("/previews/", previews)

RECORD_FIELDS = frozenset(name for model in BY_TYPE.values() for name in model.model_fields)
DOCUMENT_FIELDS = frozenset(Document.model_fields)
PROBLEM = {400: ProblemDetail, 422: ProblemDetail}
MISSING = PROBLEM | {404: ProblemDetail, 410: ProblemDetail}


@api.get("/records/", response={200: answers.RecordList} | PROBLEM, tags=["records"], summary="Public records")
def records(request: HttpRequest, asked: Query[RecordsQuestion]) -> HttpResponse:
    refuse_unknown(request, RecordsQuestion)
    return answer_list(request, Resource.RECORD, asked, RECORD_FIELDS)


@api.get("/records/{number:number}/", response={200: AnyRecord} | MISSING, tags=["records"], summary="One record")
def record(request: HttpRequest, number: int, asked: Query[OneQuestion]) -> HttpResponse:
    refuse_unknown(request, OneQuestion)
    return answer_one(request, Resource.RECORD, number, RECORD_FIELDS, asked.fields)


@api.get("/documents/", response={200: answers.DocumentList} | PROBLEM, tags=["documents"], summary="Public documents")
def documents(request: HttpRequest, asked: Query[DocumentsQuestion]) -> HttpResponse:
    refuse_unknown(request, DocumentsQuestion)
    return answer_list(request, Resource.DOCUMENT, asked, DOCUMENT_FIELDS)


@api.get("/documents/{number:number}/", response={200: Document} | MISSING, tags=["documents"], summary="One edition")
def document(request: HttpRequest, number: int, asked: Query[OneQuestion]) -> HttpResponse:
    refuse_unknown(request, OneQuestion)
    return answer_one(request, Resource.DOCUMENT, number, DOCUMENT_FIELDS, asked.fields)


@api.get("/changes/", response={200: answers.ChangeList} | PROBLEM, tags=["changes"], summary="What changed")
def changes(request: HttpRequest, asked: Query[ChangesQuestion]) -> HttpResponse:
    refuse_unknown(request, ChangesQuestion)
    return answer_changes(request, asked)


@api.get("/terms/", response={200: answers.Terms}, tags=["words"], summary="Bodies, topics and places")
def terms(request: HttpRequest) -> HttpResponse:
    return answer_terms(request)


@api.get("/vocabularies/", response={200: answers.Vocabularies}, tags=["words"], summary="Kinds, states and roles")
def vocabularies(request: HttpRequest) -> HttpResponse:
    return answer_vocabularies(request)
