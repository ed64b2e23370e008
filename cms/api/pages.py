"""The description of the interface for people: made from the OpenAPI description, in the portal's look."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.cyrillic.addresses import CYRILLIC, LATIN, in_cyrillic_tree

from .reading.describing import TAGS, described, is_open
from .reading.freshness import FRESH
from .reading.languages import language_of
from .v1 import api


@require_safe
def interface(request: HttpRequest) -> HttpResponse:
    description = described(api)
    context = {
        "about": _said(description["info"]["description"]),
        "version": description["info"]["version"],
        "groups": _groups(description),
        "description_url": reverse("komuna_api:description"),
        "own_frame": {"trail": [], "languages": _languages()},
    }
    response = render(request, "api/interface.html", context)
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


@require_safe
def in_own_language(request: HttpRequest) -> HttpResponseRedirect:
    """From an address of no language to the page in the reader's one."""
    language = language_of(request)
    with translation.override(language if language in settings.PUBLIC_LANGUAGES else settings.LANGUAGE_CODE):
        address = reverse("interface")
    if language == CYRILLIC:
        address = in_cyrillic_tree(f"{get_script_prefix()}{LATIN}{address[address.index('/', 1) :]}")
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ("Accept-Language",))
    return response


def _languages() -> list[dict]:
    links = []
    for code in settings.PUBLIC_LANGUAGES:
        with translation.override(code):
            address = reverse("interface")
        links.append({"code": code, "url": address, "current": code == get_language(), "exists": True})
    return links


def _groups(description: dict) -> list[dict]:
    """The operations by their tag, in the order in which they were declared; other tags come last."""
    groups: dict[str, dict] = {
        tag: {"name": tag, "about": _said(about), "operations": []} for tag, about in TAGS.items()
    }
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            tag = next(iter(operation.get("tags", ())), "")
            group = groups.setdefault(tag, {"name": tag, "about": "", "operations": []})
            group["operations"].append(_operation(path, method, operation))
    return [group for group in groups.values() if group["operations"]]


def _operation(path: str, method: str, operation: dict) -> dict:
    parameters = [_parameter(parameter) for parameter in operation.get("parameters", ())]
    needed = [parameter for parameter in parameters if parameter["required"]]
    asked = "&".join(f"{each['name']}={each['example']}" for each in needed)
    can_be_tried = (
        method == "get" and is_open(operation) and "{" not in path and all(each["example"] for each in needed)
    )
    return {
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "summary": _said(operation.get("summary")),
        "about": _said(operation.get("description")),
        "parameters": parameters,
        "answers": [{"status": s, "about": _said(told["description"])} for s, told in operation["responses"].items()],
        "example": _example(operation),
        "try": f"{path}?{asked}".rstrip("?") if can_be_tried else "",
    }


def _said(text: str | None) -> str:
    """The text in the reader's language; one that nobody translated stands there as English, for all who read aloud,
    translate or change letters.
    """
    if not text:
        return ""
    said = _(text)
    return format_html('<span lang="en" translate="no">{}</span>', text) if said == text else said


def _parameter(parameter: dict) -> dict:
    about = _said(parameter.get("description"))
    kind, example = _kind(parameter["schema"]), parameter.get("example", "")
    return {"name": parameter["name"], "required": parameter["required"], "about": about} | kind | {"example": example}


def _kind(schema: dict[str, Any]) -> dict:
    """What a value may be: its type, or the values themselves; its bounds, and what it is where it is not given."""
    parts = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    values = [value for part in parts for value in part.get("enum", [part["const"]] if "const" in part else [])]
    bounds = [part[name] for part in parts for name in ("minimum", "maximum") if name in part]
    first = parts[0] if parts else {}
    default = schema.get("default")
    return {
        "values": values,
        "type": first.get("format") or first.get("type", ""),
        "bounds": " – ".join(map(str, bounds)) if len(bounds) == 2 else "",
        "default": json.dumps(default) if default is not None else "",
    }


def _example(operation: dict) -> str:
    content = operation["responses"].get("200", {}).get("content", {})
    example = next((told["example"] for told in content.values() if "example" in told), None)
    return json.dumps(example, ensure_ascii=False, indent=2) if example is not None else ""
