"""Whether queries find the records that somebody expects, among the first results."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from . import names
from .judged import Expected
from .runs import answer


@dataclass(frozen=True)
class Outcome:
    """The places, from 1, at which the records stand that a query should find; 0 where one is not on the first page."""

    expected: Expected
    places: dict[str, int]

    @property
    def best(self) -> int:
        """The place of the first one that came; 0 without any."""
        return min(filter(None, self.places.values()), default=0)

    def is_within(self, depth: int) -> bool:
        return 0 < self.best <= depth


class Unknown(LookupError):
    """No record in the catalogue has this name, or several have this title; the message is a sentence."""


def check(queries: list[Expected], codes: dict[str, str], language: str, today: date) -> list[Outcome]:
    """Ask every query in a language of the portal. ``codes`` are other names of records. Raises ``Unknown``."""
    # Before anything is asked, so that a wrong name is known at once.
    wanted = [_wanted(query.wanted, codes) for query in queries]
    return [_outcome(query, keys, language, today) for query, keys in zip(queries, wanted, strict=True)]


def _outcome(query: Expected, wanted: dict[str, UUID], language: str, today: date) -> Outcome:
    found = [entry.translation_key for entry in answer(query.query, language, today)]
    return Outcome(query, {name: found.index(key) + 1 if key in found else 0 for name, key in wanted.items()})


def _wanted(text: str, codes: dict[str, str]) -> dict[str, UUID]:
    """The records of one name, or of several between commas; a title may have commas of its own."""
    if key := names.record(codes.get(text, text)):
        return {text: key}
    return {name: _record(codes.get(name, name)) for name in (part.strip() for part in text.split(","))}


def _record(name: str) -> UUID:
    if key := names.record(name):
        return key
    raise Unknown(f"No single record in the catalogue has the key or the title “{name}”.")
