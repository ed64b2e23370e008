"""A graph of a Serbian record for readers of Cyrillic: the same nodes, in their letters and with their addresses."""

from collections.abc import Callable
from typing import Any

from cms.cyrillic.addresses import LATIN, Addresses
from cms.templatetags.cms_tags import html_language

# What people read; numbers, codes and addresses are written in Latin letters in both scripts.
_READ = frozenset(
    [
        "abstract",
        "address",
        "articleSection",
        "caption",
        "category",
        "citation",
        "contactType",
        "creditText",
        "description",
        "eligibility",
        "genre",
        "headline",
        "keywords",
        "legislationType",
        "name",
        "qualifications",
        "serviceType",
        "termsOfService",
        "title",
    ]
)
_LATIN, _CYRILLIC = html_language(LATIN), "sr-Cyrl"


def in_cyrillic(value: Any, text: Callable[[str], str], addresses: Addresses) -> Any:
    """The graph with its Serbian words passed through ``text`` and its pages by ``addresses``.

    A node of another language keeps its letters, and so does a file: nobody converts what is in it.
    """
    if isinstance(value, list):
        return [in_cyrillic(each, text, addresses) for each in value]
    if isinstance(value, str):
        return addresses.cyrillic(value)
    if not isinstance(value, dict) or "@value" in value:
        return value
    read = (lambda words: words) if _keeps(value) else text
    return {name: _of(name, each, read, addresses) for name, each in _named(value).items()}


def _of(name: str, value: Any, text: Callable[[str], str], addresses: Addresses) -> Any:
    if name not in _READ or isinstance(value, dict):
        return in_cyrillic(value, text, addresses)
    if isinstance(value, list):
        return [text(each) if isinstance(each, str) else in_cyrillic(each, text, addresses) for each in value]
    return text(value) if isinstance(value, str) else value


def _named(node: dict[str, Any]) -> dict[str, Any]:
    """The node with the name of its letters; a file is in those in which it was written."""
    is_ours = node.get("inLanguage") == _LATIN and not _keeps(node)
    return node | {"inLanguage": _CYRILLIC} if is_ours else node


def _keeps(node: dict[str, Any]) -> bool:
    language = node.get("inLanguage", _LATIN)
    return "sha256" in node or (isinstance(language, str) and language != _LATIN)
