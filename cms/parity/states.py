"""What a record's languages amount to: pure functions of facts and days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .choices import State

NOT_PUBLIC = {State.MISSING, State.IN_PROGRESS, State.TRANSLATED}


@dataclass(frozen=True)
class Version:
    """One language of a record. ``key`` is that of its page, file or term.

    ``public_since`` is the day of its first publication, None where it is not public or no day is known;
    ``changed_on`` the day on which the text it was made from changed, None while it is in step.
    """

    key: int
    title: str
    public: bool
    complete: bool = False
    public_since: date | None = None
    changed_on: date | None = None


def state_of(version: Version | None) -> State:
    if version is None:
        return State.MISSING
    if version.public:
        return State.OUTDATED if version.changed_on else State.PUBLISHED
    return State.TRANSLATED if version.complete else State.IN_PROGRESS


def first_public(versions: Iterable[Version]) -> date | None:
    """The day on which the record became public in its first language."""
    return min((v.public_since for v in versions if v.public and v.public_since), default=None)


def behind_since(versions: Mapping[str, Version], required: Iterable[str]) -> date | None:
    """The first day on which a required language lagged; None where none lags or no day is known."""
    first, days = first_public(versions.values()), []
    for language in required:
        version = versions.get(language)
        state = state_of(version)
        if state == State.OUTDATED:
            days.append(version.changed_on)
        elif state in NOT_PUBLIC:
            days.append(first)
    return min((day for day in days if day), default=None)


def is_level(versions: Mapping[str, Version], required: Iterable[str]) -> bool:
    return all(state_of(versions.get(language)) == State.PUBLISHED for language in required)


def signs_of(versions: Mapping[str, Version], languages: Iterable[str]) -> str:
    """See ``RecordLanguages.signs``."""
    return "".join(f" {language}={state_of(versions.get(language)).value} " for language in languages)
