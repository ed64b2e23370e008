"""``/api/v1/previews/<token>/``: mounted by one line in ``cms.api.v1``."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Router, Schema
from pydantic import ValidationError
from wagtail.api.v3.errors import ProblemDetail, problem_response

from cms.api.contract.records import AnyRecord
from cms.api.reading.problems import Gone, NotThere, Problem
from cms.api.reading.questions import refuse_unknown
from cms.headless.address import origin
from cms.headless.drafts import Expired, Unknown, kept

from .draft import draft_json

previews = Router(tags=["previews"])
PROBLEMS = dict.fromkeys((400, 404, 409, 410), ProblemDetail)


class Incomplete(Problem):
    """The draft lacks what no answer can do without."""

    status = HTTPStatus.CONFLICT


@previews.get(
    "/{token}/", response={200: AnyRecord} | PROBLEMS, summary=gettext_noop("A draft, for the office's own front end")
)
def preview(request: HttpRequest, token: str) -> HttpResponse:
    try:
        refuse_unknown(request, Schema)
        answer = HttpResponse(_text(token), content_type="application/json")
    except Problem as error:
        answer = problem_response(status=error.status, detail=str(error))
    return _for_one_front_end(request, answer)


def _text(token: str) -> str:
    try:
        return draft_json(kept(token))
    except Expired as error:
        raise Gone(_("This preview has expired. Open it again in the editor.")) from error
    except Unknown as error:
        raise NotThere(_("There is no such preview, or not any more. Open it again in the editor.")) from error
    except ValidationError as error:
        raise Incomplete(_("Too much is missing in this draft to show it. Fill in the empty parts first.")) from error


def _for_one_front_end(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Kept by nobody, found by no search engine, and read by pages of the office's front end only."""
    answer["Cache-Control"] = "no-store, private"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    patch_vary_headers(answer, ["Origin"])
    if origin() and request.headers.get("Origin", "").lower() == origin():
        answer["Access-Control-Allow-Origin"] = origin()
    return answer
