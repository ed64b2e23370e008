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
    ``changed_on`` the day on which the text it was made from changed, None while it is in step. ``published_on`` is the
    day of its last publication, ``withdrawn_on`` that of a withdrawal after it, None without. ``closed`` means that
    not everybody may know its title.
    """

    key: int
    title: str
    public: bool
    complete: bool = False
    public_since: date | None = None
    changed_on: date | None = None
    published_on: date | None = None
    withdrawn_on: date | None = None
    closed: bool = False


@dataclass(frozen=True)
class Excuse:
    """An exception: ``language`` goes first until a day, its last."""

    language: str
    given_on: date
    until: date


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
    """The first day on which a required language lagged; None where none lags or no day is known.

    A language that was withdrawn lags since then, one that was never public since the record is.
    """
    first, days = first_public(versions.values()), []
    for language in required:
        version = versions.get(language)
        state = state_of(version)
        if state == State.OUTDATED:
            days.append(version.changed_on)
        elif state in NOT_PUBLIC:
            withdrawn = version.withdrawn_on if version else None
            days.append(max(first, withdrawn) if first and withdrawn else first)
    return min((day for day in days if day), default=None)


def is_level(versions: Mapping[str, Version], required: Iterable[str]) -> bool:
    return all(state_of(versions.get(language)) == State.PUBLISHED for language in required)


def excused_until(versions: Mapping[str, Version], required: Iterable[str], given: Iterable[Excuse]) -> date | None:
    """The last day of the exception that excuses what lags; None where none does. ``given``: the newest first.

    It is for a language that is public, it excuses those that were not public since it was given, and it does not
    excuse that a text changed later: then the days of the duty count.
    """
    public = {language for language, version in versions.items() if version.public}
    excuse = next((each for each in given if each.language in public), None)
    lagging = [versions.get(language) for language in required if state_of(versions.get(language)) != State.PUBLISHED]
    if excuse is None or any(version and _was_shown(version, excuse) for version in lagging):
        return None
    since = behind_since(versions, required)
    return None if since and excuse.until < since else excuse.until


def _was_shown(version: Version, excuse: Excuse) -> bool:
    """Same rule as ``excuses.ended``."""
    return version.public or bool(version.published_on and version.published_on >= excuse.given_on)


def signs_of(versions: Mapping[str, Version], languages: Iterable[str]) -> str:
    """See ``RecordLanguages.signs``."""
    return "".join(f" {language}={state_of(versions.get(language)).value} " for language in languages)
