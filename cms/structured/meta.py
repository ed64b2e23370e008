"""The card of a page for social media and catalogues: Open Graph (https://ogp.me/), Twitter and Dublin Core."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.text import Truncator

from cms.templatetags.cms_tags import html_language

from .facts import Facts
from .parts import moment, plain
from .pictures import Picture

# Open Graph asks for a country; these are the ones under which the networks know the languages.
_LOCALES = {"sq": "sq_AL", "sr-latn": "sr_RS", "en": "en_GB", "tr": "tr_TR", "bs": "bs_BA"}
# Standing pages; everything else is something that was published on a day.
_STANDING = frozenset(["section", "body", "page"])
LONGEST = 300

Tag = tuple[str, str, str]


def description(facts: Facts) -> str:
    """The summary, else the beginning of what the page says first, on one line."""
    said = facts.said
    text = facts.summary or said.get("introduction") or (said.get("text") or {}).get("html") or ""
    return Truncator(plain(strip_tags(text.replace("<", " <")))).chars(LONGEST)


def card(facts: Facts, url: str, municipality: str, picture: Picture | None) -> list[Tag]:
    """(attribute, name, content) of each tag; ``url`` is the address of the page as it is read."""
    tags = [*_page(facts, url, municipality), *_picture(picture)]
    if facts.type not in _STANDING:
        tags += _article(facts)
    if facts.type == "document":
        tags += _dublin_core(facts, municipality)
    return [tag for tag in tags if tag[2]]


def _page(facts: Facts, url: str, municipality: str) -> Iterator[Tag]:
    yield "property", "og:type", "website" if facts.type in _STANDING else "article"
    yield "property", "og:title", facts.said["title"]
    yield "property", "og:description", description(facts)
    yield "property", "og:url", url
    yield "property", "og:site_name", municipality
    yield "property", "og:locale", _LOCALES.get(facts.language, "")
    for twin in [*facts.said.get("translations", ()), *facts.said.get("editions", ())]:
        yield "property", "og:locale:alternate", _LOCALES.get(twin["language"], "")


def _picture(picture: Picture | None) -> Iterator[Tag]:
    yield "name", "twitter:card", "summary_large_image" if picture and picture.width >= 600 else "summary"
    if picture:
        yield "property", "og:image", picture.url
        yield "property", "og:image:width", str(picture.width)
        yield "property", "og:image:height", str(picture.height)
        yield "property", "og:image:alt", picture.alt


def _article(facts: Facts) -> Iterator[Tag]:
    yield "property", "article:published_time", moment(facts.said.get("published_at"))
    yield "property", "article:modified_time", moment(facts.modified)
    yield "property", "article:section", facts.word(facts.said.get("kind"))


def _dublin_core(facts: Facts, municipality: str) -> Iterator[Tag]:
    """Terms of https://www.dublincore.org/specifications/dublin-core/dcmi-terms/, which catalogues of files read."""
    said: dict[str, Any] = facts.said
    yield "name", "dcterms.title", said["title"]
    yield "name", "dcterms.language", html_language(said["language"])
    yield "name", "dcterms.date", said["date"] or ""
    yield "name", "dcterms.identifier", facts.url
    yield "name", "dcterms.creator", facts.word(said["issuing_body"])
    yield "name", "dcterms.publisher", municipality


def neutral_language() -> str:
    """The language for readers whose own the portal does not have."""
    return settings.LANGUAGE_CODE
