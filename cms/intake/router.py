"""The addresses for systems that write. No cookie counts here, and no script of another site gets in."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Router
from wagtail.api.v3.errors import ProblemDetail

from . import calls
from .choices import Operation
from .contract.drafts import FoundDrafts, Upload, Who, any_draft
from .described import DRY_RUN, IDEMPOTENCY, IF_MATCH, changed, described, form, new_draft, parameter, translated
from .door.answering import Asked, Work, answered
from .door.clients import TokenAuth
from .door.reading import FORM

router = Router(auth=TokenAuth(), tags=["writing"])
Draft = any_draft()
READING = dict.fromkeys((400, 401, 403), ProblemDetail)
MISSING = READING | {404: ProblemDetail}
WRITING = READING | dict.fromkeys((409, 413, 415, 422, 503), ProblemDetail)
CHANGING = WRITING | dict.fromkeys((404, 412, 423, 428), ProblemDetail)
UPLOAD = (
    "title",
    "language",
    "kind",
    "issuing_body",
    "date",
    "reference",
    "topics",
    "description",
    "collection",
    "key",
    "same_file",
)
VERSION = ("seen_version", "change_reason", "withdraw_earlier")


@router.get("/whoami/", response={200: Who} | READING, summary=_("Whose token this is, and what it may do"))
def whoami(request: HttpRequest) -> HttpResponse:
    return answered(Asked(request, Operation.WHOAMI), Work(calls.whoami))


@router.get(
    "/drafts/",
    response={200: FoundDrafts} | READING,
    summary=_("The records that the system has sent under one of its numbers"),
    openapi_extra=described(parameter("external_id", required=True, text=_("The number that your system has for it."))),
)
def find_drafts(request: HttpRequest) -> HttpResponse:
    return answered(Asked(request, Operation.FIND, ("external_id",)), Work(calls.find))


@router.post(
    "/drafts/",
    response={201: Draft} | WRITING,
    summary=_("Make the draft of a new record"),
    openapi_extra=described(DRY_RUN, IDEMPOTENCY, body=new_draft),
)
def create_draft(request: HttpRequest) -> HttpResponse:
    work = Work(calls.create, calls.read_new, calls.draft_again)
    return answered(Asked(request, Operation.CREATE, ("dry_run",)), work)


@router.get("/drafts/{number:number}/", response={200: Draft} | MISSING, summary=_("A draft as its editors have it"))
def read_draft(request: HttpRequest, number: int) -> HttpResponse:
    return answered(Asked(request, Operation.READ), Work(lambda asked: calls.read_draft(asked, number)))


@router.patch(
    "/drafts/{number:number}/",
    response={200: Draft} | CHANGING,
    summary=_("Change fields of a draft; of a public record, its next draft"),
    openapi_extra=described(DRY_RUN, IDEMPOTENCY, IF_MATCH, body=changed),
)
def change_draft(request: HttpRequest, number: int) -> HttpResponse:
    work = Work(
        lambda asked: calls.change(asked, number), lambda asked: calls.read_change(asked, number), calls.draft_again
    )
    return answered(Asked(request, Operation.CHANGE, ("dry_run",)), work)


@router.post(
    "/drafts/{number:number}/translations/",
    response={201: Draft} | CHANGING,
    summary=_("Make the draft of a record in one more language"),
    openapi_extra=described(DRY_RUN, IDEMPOTENCY, body=translated),
)
def translate_draft(request: HttpRequest, number: int) -> HttpResponse:
    work = Work(
        lambda asked: calls.translate(asked, number),
        lambda asked: calls.read_translation(asked, number),
        calls.draft_again,
    )
    return answered(Asked(request, Operation.TRANSLATE, ("dry_run",)), work)


@router.post(
    "/uploads/",
    response={201: Upload} | WRITING,
    summary=_("Put a file into the library of documents"),
    openapi_extra=described(DRY_RUN, IDEMPOTENCY, body=form(UPLOAD, ("title", "language"))),
)
def upload(request: HttpRequest) -> HttpResponse:
    return answered(
        Asked(request, Operation.UPLOAD, ("dry_run",), FORM), Work(calls.upload, again=calls.document_again)
    )


@router.get("/uploads/{number:number}/", response={200: Upload} | MISSING, summary=_("A document of the library"))
def read_upload(request: HttpRequest, number: int) -> HttpResponse:
    return answered(Asked(request, Operation.DOCUMENT), Work(lambda asked: calls.read_document(asked, number)))


@router.post(
    "/uploads/{number:number}/versions/",
    response={201: Upload} | CHANGING,
    summary=_("Put a new file in the place of one that no page shows yet"),
    openapi_extra=described(DRY_RUN, IDEMPOTENCY, body=form(VERSION, ("seen_version",))),
)
def upload_version(request: HttpRequest, number: int) -> HttpResponse:
    asked = Asked(request, Operation.VERSION, ("dry_run",), FORM)
    work = Work(lambda asked: calls.upload_version(asked, number), again=calls.document_again)
    return answered(asked, work)
