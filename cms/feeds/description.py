"""What a feed says, whatever it is written as."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.utils import timezone

from cms.cyrillic.letters import Letters

# What XML 1.0 cannot hold (section 2.2), and the controls that it discourages: word processors leave them in a paste.
_NO_TEXT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def without_controls(text: str) -> str:
    """Text as XML may hold it."""
    return _NO_TEXT.sub("", text)


@dataclass(frozen=True)
class File:
    """A file of an entry; ``size`` in bytes, None where it is not known."""

    title: str
    address: str
    language: str
    media_type: str
    size: int | None = None


@dataclass(frozen=True)
class Entry:
    """A record. ``key`` is shared by its languages and never changes; ``address`` is a path or full."""

    key: UUID
    title: str
    address: str
    summary: str
    language: str
    published: datetime
    updated: datetime
    kinds: Sequence[str] = ()
    files: Sequence[File] = ()

    @property
    def id(self) -> str:
        return f"urn:uuid:{self.key}"


@dataclass(frozen=True)
class Feed:
    """``page`` is the address of the same list for people, ``path`` with ``query`` that of the Atom feed."""

    title: str
    subtitle: str
    page: str
    path: str
    query: str
    language: str
    author: str
    entries: Sequence[Entry] = field(default_factory=tuple)

    def address(self, part: str) -> str:
        """The address of the same feed in another form; ``part`` is its ending, empty for Atom."""
        return f"{self.path}{part}{'?' if self.query else ''}{self.query}"

    @property
    def updated(self) -> datetime:
        return max((entry.updated for entry in self.entries), default=NEVER)


def published_at(day: date | None, first_published: datetime | None) -> datetime:
    """When readers first had it: noon of its own day for what was older than the portal, never a day to come."""
    moments = [timezone.make_aware(datetime.combine(day, time(12)))] if day else []
    return min([*moments, *([first_published] if first_published else [])], default=NEVER)


def in_letters(feed: Feed, letters: Letters) -> Feed:
    """The feed as it leaves: full addresses, texts in the reader's letters and without what no format can hold."""

    def words(text: str, language: str = feed.language) -> str:
        return letters.text(without_controls(text), language)

    def file(one: File) -> File:
        return replace(one, title=words(one.title, one.language), address=letters.address(one.address))

    def entry(one: Entry) -> Entry:
        return replace(
            one,
            title=words(one.title, one.language),
            summary=words(one.summary, one.language),
            address=letters.address(one.address),
            language=letters.tag(one.language),
            kinds=[words(kind) for kind in one.kinds],
            files=[file(each) for each in one.files],
        )

    return replace(
        feed,
        title=words(feed.title),
        subtitle=words(feed.subtitle),
        author=words(feed.author),
        page=letters.address(feed.page),
        path=letters.address(feed.path),
        language=letters.tag(feed.language),
        entries=[entry(each) for each in feed.entries],
    )
