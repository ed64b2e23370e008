"""Whole answers from Latin to Cyrillic, each by its type: pages, Atom feeds, suggestions and plain sentences."""

import html
import json
import re
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from .addresses import Addresses
from .markup import converted

Text = Callable[[str], str]
_HUMAN_ELEMENTS = re.compile(
    r"(?P<start><(?P<name>title|subtitle|summary|name|rights)(?P<given>\s[^>]*)?>)(?P<text>[^<]*)(?=</(?P=name)>)"
)
_CATEGORY = re.compile(r'(<category\b[^>]*?\b(?:term|label)=")([^"]*)(")')
_ADDRESS = re.compile(r'((?:<id>|<uri>|\b(?:href|xml:base)="))([^<"]*)')
_ENTRIES = re.compile(r"(?=<entry\b)|(?<=</entry>)")
_ENTRY_OF_OTHER = re.compile(r'<entry\b[^>]*\bxml:lang="(?!sr(?:-latn)?")[^"]', re.IGNORECASE)
_OTHER_LANGUAGE = re.compile(r'[^>]*\bxml:lang="(?!sr(?:-latn)?")[^"]', re.IGNORECASE)
_LANGUAGE = re.compile(r'(\bxml:lang=")sr(?:-latn)?(")', re.IGNORECASE)


def to_cyrillic(response: HttpResponseBase, text: Text, addresses: Addresses) -> None:
    """Convert the answer in place: content, length, language, and where it leads to. Files and streams stay."""
    if "Location" in response:
        response["Location"] = addresses.cyrillic(response["Location"])
    convert = _BY_TYPE.get(response.get("Content-Type", "").partition(";")[0].strip())
    if convert is None or response.streaming or not isinstance(response, HttpResponse):
        return
    response["Content-Language"] = "sr-Cyrl"
    response.content = convert(response.content.decode(response.charset), text, addresses).encode(response.charset)
    if "Content-Length" in response:
        response["Content-Length"] = str(len(response.content))


def feed(xml: str, text: Text, addresses: Addresses) -> str:
    """An Atom feed: what people read, and the addresses of the Latin tree. Entries keep their ``urn:uuid:``, and those
    of another language their letters."""
    parts = _ENTRIES.split(xml)
    xml = "".join(part if _ENTRY_OF_OTHER.match(part) else _read(part, text, addresses) for part in parts)
    xml = _ADDRESS.sub(lambda found: found[1] + addresses.cyrillic(found[2]), xml)
    return _LANGUAGE.sub(r"\1sr-Cyrl\2", xml)


def _read(xml: str, text: Text, addresses: Addresses) -> str:
    xml = _HUMAN_ELEMENTS.sub(lambda found: found["start"] + _element(found, text, addresses), xml)
    return _CATEGORY.sub(lambda found: found[1] + text(found[2]) + found[3], xml)


def _element(found: re.Match, text: Text, addresses: Addresses) -> str:
    """Text, or markup that stands escaped in the element."""
    given = found["given"] or ""
    if _OTHER_LANGUAGE.match(given):
        return found["text"]
    if 'type="html"' in given:
        return html.escape(converted(html.unescape(found["text"]), text, addresses), quote=False)
    return text(found["text"])


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
    "application/atom+xml": feed,
    "application/json": suggestions,
    "text/plain": lambda content, text, _addresses: text(content),
}
