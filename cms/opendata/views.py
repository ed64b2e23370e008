"""The files of the data sets and what describes them, at addresses that belong to no language."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation

from cms.clock import today

from .answering import answer_file, answer_json, reading
from .columns import DataSet
from .describing import csvw, schemas
from .describing.licence import licence
from .sets import DATA_SETS
from .writing import FORMATS


def data_set(name: str) -> DataSet:
    if name not in DATA_SETS:
        raise Http404
    return DATA_SETS[name]


@reading
def file(request: HttpRequest, name: str, ending: str) -> HttpResponseBase:
    return answer_file(request, data_set(name), FORMATS[ending], today(), licence())


@reading
def csvw_metadata(request: HttpRequest, name: str) -> HttpResponseBase:
    known = licence()
    return answer_json(request, csvw.metadata(data_set(name), known), known, "application/csvm+json")


@reading
def schema(request: HttpRequest, name: str) -> HttpResponseBase:
    with translation.override(settings.LANGUAGE_CODE):
        return answer_json(request, schemas.json_schema(data_set(name)), licence(), "application/schema+json")


@reading
def data_package(request: HttpRequest) -> HttpResponseBase:
    known = licence()
    with translation.override(settings.LANGUAGE_CODE):
        return answer_json(request, schemas.data_package(DATA_SETS.values(), known), known)


@reading
def described(request: HttpRequest, name: str = "") -> HttpResponse:
    """The address that names a data set, or all of them: 303, since a thing is not the page about it."""
    with translation.override(settings.LANGUAGE_CODE):
        address = reverse("open_data_set", args=[data_set(name).name]) if name else reverse("open_data")
    return HttpResponse(status=303, headers={"Location": address, "Access-Control-Allow-Origin": "*"})
