"""Bodies by their codes; the standard ones are made where nobody has entered them yet."""

import tomllib
from functools import cache
from pathlib import Path

from i18nfield.strings import LazyI18nString

from cms.models import Body


@cache
def standard_bodies() -> dict[str, dict]:
    """Bodies that every municipality has; an import makes the ones it needs."""
    with Path(__file__).with_name("standard_bodies.toml").open("rb") as file:
        return tomllib.load(file)


def known_codes() -> set[str]:
    return set(Body.objects.values_list("code", flat=True)) | set(standard_bodies())


def body_of(code: str) -> Body | None:
    """The body of a known code, or None for an empty one."""
    if not code:
        return None
    body = Body.objects.filter(code=code).first()
    if body is None:
        facts = standard_bodies()[code]
        words = {name: LazyI18nString(value) if isinstance(value, dict) else value for name, value in facts.items()}
        body = Body.objects.create(code=code, **words)
    return body
