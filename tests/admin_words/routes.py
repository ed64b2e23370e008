"""The routes of the admin as the resolver has them: paths with places for arguments."""

import re
from collections.abc import Iterator
from functools import cache

from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RoutePattern, URLPattern

ADMIN = "admin/"
_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
_GROUP = re.compile(r"\(\?P(<\w+>)[^()]*\)")


@cache
def routes() -> list[str]:
    """Every path below ``admin/`` once, such as ``admin/pages/<page_id>/edit/``, those of patterns included."""
    return list(dict.fromkeys(path for path in _paths(get_resolver().url_patterns, "") if path.startswith(ADMIN)))


def places(path: str) -> list[str]:
    """The names of a path's arguments."""
    return _PLACE.findall(path)


def filled(path: str, values: dict[str, object]) -> str:
    return "/" + _PLACE.sub(lambda place: str(values[place[1]]), path)


def _paths(patterns: list, before: str) -> Iterator[str]:
    for pattern in patterns:
        path = before + _plain(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _paths(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            yield path


def _plain(pattern) -> str:
    if isinstance(pattern, RoutePattern):
        return _PLACE.sub(r"<\1>", str(pattern))
    return _GROUP.sub(r"\1", str(pattern)).replace("\\.", ".").strip("^").removesuffix("$")
