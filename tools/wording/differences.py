"""What the installed packages say beside what the project has translated: new, changed and gone messages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

import polib

from .domains import Domain, Key, key

# How alike two sentences are where one is taken for the other, reworded.
ALIKE = 0.8


@dataclass(frozen=True)
class Differences:
    domain: Domain
    language: str
    # The release that the kept file was written for, and the installed one.
    before: str = ""
    now: str = ""
    new: list[polib.POEntry] = field(default_factory=list)
    # The message of today, and the one it was.
    changed: list[tuple[polib.POEntry, polib.POEntry]] = field(default_factory=list)
    gone: list[polib.POEntry] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def differences(domain: Domain, language: str) -> Differences:
    path = domain.kept(language)
    kept = polib.pofile(str(path)) if path.is_file() else polib.POFile()
    before = {key(entry): entry for entry in kept if not entry.obsolete}
    messages = {key(entry): entry for entry in domain.messages(language)}
    new = [entry for each, entry in messages.items() if each not in before or _other_plural(entry, before[each])]
    gone = {each: entry for each, entry in before.items() if each not in messages}
    changed = _reworded(new, gone)
    reworded = {key(entry) for entry, _was in changed}
    earlier = {key(was) for _entry, was in changed}
    return Differences(
        domain,
        language,
        kept.metadata.get("Project-Id-Version", ""),
        domain.release,
        [entry for entry in new if key(entry) not in reworded],
        changed,
        [entry for each, entry in gone.items() if each not in earlier],
    )


def _other_plural(entry: polib.POEntry, kept: polib.POEntry) -> bool:
    return entry.msgid_plural != kept.msgid_plural


def _reworded(
    new: Iterable[polib.POEntry], gone: dict[Key, polib.POEntry]
) -> list[tuple[polib.POEntry, polib.POEntry]]:
    """Each new message that is much like one that is gone; none of the gone ones is taken twice."""
    left = {entry.msgid: entry for entry in gone.values()}
    pairs = []
    for entry in new:
        for nearest in get_close_matches(entry.msgid, left, n=1, cutoff=ALIKE):
            pairs.append((entry, left.pop(nearest)))
    return pairs
