"""Whole answers from Latin to Cyrillic, each by its type: pages, suggestions and plain sentences."""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from .addresses import Addresses
from .markup import converted

Text = Callable[[str], str]
# An answer that is written in Cyrillic already (``letters``) says so.
WRITTEN = "sr-Cyrl"


def to_cyrillic(response: HttpResponseBase, text: Text, addresses: Addresses) -> None:
    """Convert the answer in place: content, length, language, and where it leads to. Files and streams stay."""
    if "Location" in response:
        response["Location"] = addresses.cyrillic(response["Location"])
    convert = _BY_TYPE.get(response.get("Content-Type", "").partition(";")[0].strip())
    if convert is None or response.streaming or not isinstance(response, HttpResponse):
        return
    if response.get("Content-Language") == WRITTEN:
        return
    response["Content-Language"] = WRITTEN
    response.content = convert(response.content.decode(response.charset), text, addresses).encode(response.charset)
    if "Content-Length" in response:
        response["Content-Length"] = str(len(response.content))


def suggestions(content: str, text: Text, addresses: Addresses) -> str:
    """JSON: what is marked as Serbian by its ``language`` is converted, and addresses lead to the Cyrillic tree."""
    return json.dumps(_rows(json.loads(content), text, addresses))


def _rows(value: Any, text: Text, addresses: Addresses) -> Any:
    if isinstance(value, list):
        return [_rows(each, text, addresses) for each in value]
    if not isinstance(value, dict):
        return value
    row = {name: _rows(each, text, addresses) for name, each in value.items()}
    if isinstance(row.get("address"), str):
        row["address"] = addresses.cyrillic(row["address"])
    if row.get("language") == "sr-Latn" and isinstance(row.get("text"), str):
        row |= {"language": "sr-Cyrl", "text": text(row["text"])}
    return row


_BY_TYPE: dict[str, Callable[[str, Text, Addresses], str]] = {
    "text/html": converted,
    "application/json": suggestions,
    "text/plain": lambda content, text, _addresses: text(content),
}
