"""The pages for people: which data there is, what is in it, and how it may be used."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.api.making.addresses import absolute
from cms.api.words import vocabularies
from cms.clock import today
from cms.templatetags.cms_tags import numeric_date

from .columns import DataSet, Type
from .describing.licence import Licence, licence
from .describing.words import codes, label
from .dump.views import given
from .models import Dump
from .sets import DATA_SETS
from .views import data_set
from .writing import FORMATS

# Seconds for which a browser or a cache may keep the page.
KEPT = 300


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    dump, known = next(iter(given()), None), licence()
    return _shown(
        request,
        "opendata/overview.html",
        "open_data",
        data_sets=[_summary(each, dump) for each in DATA_SETS.values()],
        dump=dump,
        licence=known,
        cited=_cited(known),
        api=absolute("/api/v1/openapi.json"),
    )


@require_safe
def dictionary(request: HttpRequest, name: str) -> HttpResponse:
    """Every column of a data set: name, meaning, type, unit, codes."""
    dataset, vocabulary = data_set(name), vocabularies()
    return _shown(
        request,
        "opendata/data_set.html",
        "open_data_set",
        name,
        data_set=_summary(dataset, next(iter(given()), None)),
        columns=[_column(field, dataset, vocabulary) for field in dataset.fields],
    )


def _summary(dataset: DataSet, dump: Dump | None) -> dict:
    state = dataset.state()
    inside = dump.contents if dump else {}
    files = [
        {
            "url": f"/data/{dataset.name}.{ending}",
            "format": {"csv": "CSV", "json": "JSON", "jsonl": "JSON Lines"}[ending],
            "size": _size(inside, dataset.name, ending),
        }
        for ending in FORMATS
    ]
    return {
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "url": reverse("open_data_set", args=[dataset.name]),
        "rows": state.rows if state.rows is not None else inside.get(f"data/{dataset.name}.jsonl", {}).get("lines"),
        "changed": state.changed_at and timezone.localtime(state.changed_at),
        "files": files,
    }


def _size(inside: dict, name: str, ending: str) -> int | None:
    """Bytes of last night: what is written for each reader has no size before it is written.

    The array is made of the same lines, with a comma behind all but the last and a bracket on each side.
    """
    facts = inside.get(f"data/{name}.{'jsonl' if ending == 'json' else ending}")
    return facts and facts["bytes"] + (facts["lines"] + 3 if ending == "json" else 0)


def _column(field, dataset: DataSet, vocabulary: dict) -> dict:
    choices = codes(field, vocabulary)
    return {
        "name": field.name,
        "title": label(field),
        "meaning": field.column.meaning,
        "type": type_name(field.column.type),
        "several": field.column.several,
        "required": field.column.required,
        "unit": field.column.unit,
        "example": field.column.example,
        "refers": field.column.refers,
        "codes": [{"value": choice.value, "label": choice.label[get_language()]} for choice in choices],
    }


def type_name(kind: Type) -> str:
    return {
        Type.TEXT: _("text"),
        Type.ADDRESS: _("web address"),
        Type.INTEGER: _("whole number"),
        Type.AMOUNT: _("decimal number, with a point"),
        Type.DATE: _("date, year-month-day"),
        Type.TIME: _("time"),
        Type.MOMENT: _("moment (ISO 8601)"),
        Type.YES_NO: _("true or false"),
    }[kind]


def _cited(known: Licence) -> str:
    sentence = _("%(name)s, open data, %(address)s, %(day)s.")
    return sentence % {
        "name": known.attributions[get_language()],
        "address": absolute(reverse("open_data")),
        "day": numeric_date(today()),
    }


def _shown(request: HttpRequest, template: str, address: str, *parts: str, **context) -> HttpResponse:
    frame = {"trail": [], "languages": _languages(address, *parts)}
    response = render(request, template, context | {"own_frame": frame})
    patch_cache_control(response, public=True, max_age=KEPT)
    return response


def _languages(address: str, *parts: str) -> list[dict]:
    links = []
    for code in settings.PUBLIC_LANGUAGES:
        with translation.override(code):
            url = reverse(address, args=parts)
        links.append({"code": code, "url": url, "current": code == get_language(), "exists": True})
    return links
