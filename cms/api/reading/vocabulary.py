"""The words that answers use: terms of the municipality, and values that belong to the software."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.api.contract import answers
from cms.api.making.batch import term_of
from cms.api.words import vocabularies
from cms.models import Body, Place, Topic

from .freshness import answer, hashed


def answer_terms(request: HttpRequest) -> HttpResponse:
    terms = answers.Terms(
        bodies=[_body(body) for body in Body.objects.all()],
        topics=[term_of(topic) for topic in Topic.objects.all()],
        places=[term_of(place) for place in Place.objects.all()],
    )
    return hashed(request, answer(terms.model_dump_json()))


def _body(body: Body) -> answers.Body:
    short = {code: body.short_name.localize(code) for code in settings.PUBLIC_LANGUAGES} if body.short_name else {}
    return answers.Body(**term_of(body).model_dump(), kind=body.kind, short_name=short)


def answer_vocabularies(request: HttpRequest) -> HttpResponse:
    return hashed(request, answer(answers.Vocabularies(vocabularies=vocabularies()).model_dump_json()))
