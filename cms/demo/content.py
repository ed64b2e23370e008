"""Reading the demonstration content: TOML files with facts at the record and one table of words per language."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

CONTENT = Path(__file__).parent / "content"
FILES = Path(__file__).parent / "files"
NAMESPACE = UUID("6f2d1c1e-7a44-4b6c-9d3e-2f0c5f9a8b11")
# The first word of a file's name is its family. Later families may name records of earlier ones.
FAMILIES = {
    "meetings": "MeetingPage",
    "acts": "ActPage",
    "consultations": "ConsultationPage",
    "news": "NewsPage",
    "notices": "NoticePage",
    "calls": "CallPage",
    "strategies": "StrategyPage",
    "reports": "ReportPage",
    "bulletins": "BulletinPage",
}
_RELATIVE = re.compile(r"today([+-]\d+)?")


@dataclass(frozen=True)
class Entry:
    """One entry of a content file: facts that all languages share, and words by language."""

    family: str
    facts: dict[str, Any]
    words: dict[str, dict[str, Any]]

    @property
    def key(self) -> str:
        return self.facts["key"]


def stable_key(kind: str, key: str) -> UUID:
    """Return the same identifier for the same thing on every machine."""
    return uuid5(NAMESPACE, f"{kind}:{key}")


def resolve(value: Any, today: date) -> Any:
    """Return ``value`` with every text ``today``, ``today+N`` or ``today-N`` in it as a date."""
    if isinstance(value, dict):
        return {name: resolve(part, today) for name, part in value.items()}
    if isinstance(value, list):
        return [resolve(part, today) for part in value]
    if isinstance(value, str) and (relative := _RELATIVE.fullmatch(value)):
        return today + timedelta(days=int(relative[1] or 0))
    return value


def read(name: str, today: date) -> dict[str, Any]:
    """Return one content file with its dates resolved."""
    return resolve(tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8")), today)


def entries(name: str, table: str, today: date) -> list[Entry]:
    """Return the entries of one table of one file. Tables within an entry are its languages."""
    return [_entry(name.split("-")[0], row) for row in read(name, today)[table]]


def _entry(family: str, row: dict[str, Any]) -> Entry:
    words = {name: value for name, value in row.items() if isinstance(value, dict)}
    return Entry(family, {name: value for name, value in row.items() if name not in words}, words)


def records(today: date) -> Iterator[Entry]:
    """Yield all records, family by family."""
    for family in FAMILIES:
        for path in sorted(CONTENT.glob(f"{family}*.toml")):
            yield from entries(path.stem, "records", today)
