"""Whether one term is said in one way: the term base of the admin, the office's glossary, and equal messages.

``catalogues/terms.tsv`` lists per English term its translations and the beginnings of words that each may take, since
both languages inflect; ``words.tsv`` beside it fixes whole labels. ``elsewhere.tsv`` lists messages in which an English
term means something else or is better left out, with the reason.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib

from .domains import CATALOGUES, ROOT, Key
from .forms import PLACEHOLDER, TAG, translations

COLUMNS = {"sq": "sq", "sr_Latn": "sr-latn"}
# The words of the municipality that translators have beside their text, and those of buttons and labels.
GLOSSARIES = (ROOT / "cms" / "desk" / "data" / "glossary.tsv", CATALOGUES / "words.tsv")
_ENDINGS = r"(?:s|es|d|ed|ing)?"


@dataclass(frozen=True)
class Term:
    english: str
    words: str
    beginnings: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern:
        return _pattern(self.english)

    def is_said(self, text: str) -> bool:
        return any(re.search(rf"\b{re.escape(each)}", text) for each in self.beginnings)


@cache
def _pattern(english: str) -> re.Pattern:
    stem = re.escape(english.lower().removesuffix("e"))
    optional = "e?" if english.endswith("e") else ""
    return re.compile(rf"\b{stem}{optional}{_ENDINGS}\b")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def terms(language: str) -> tuple[Term, ...]:
    """Longest first, so that “parent page” is seen before “page”."""
    column = COLUMNS[language]
    found = (
        Term(row["en"], row[column], tuple(row[f"{column} words"].split())) for row in _rows(CATALOGUES / "terms.tsv")
    )
    return tuple(sorted(found, key=lambda term: -len(term.english)))


@cache
def elsewhere(language: str) -> frozenset[tuple[str, str]]:
    """English terms and the messages in which they need not be said."""
    rows = _rows(CATALOGUES / "elsewhere.tsv")
    return frozenset((row["term"], row["message"]) for row in rows if row["language"] in (COLUMNS[language], "*"))


def unsaid(entry: polib.POEntry, language: str) -> Iterator[Term]:
    """The terms of the message that its translation says in another way."""
    left = _plain(f"{entry.msgid} {entry.msgid_plural}")
    for term in terms(language):
        if not term.pattern.search(left):
            continue
        left = term.pattern.sub(" ", left)
        said = all(term.is_said(_plain(text)) for text in translations(entry))
        if not said and (term.english, _one_line(entry.msgid)) not in elsewhere(language):
            yield term


def _plain(text: str) -> str:
    return TAG.sub(" ", PLACEHOLDER.sub(" ", text)).lower()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def said_in_two_ways(catalogues: Iterable[tuple[str, polib.POFile]]) -> Iterator[str]:
    """Messages equal but for capitals inside and the sign at the end, with translations that differ in more."""
    first: dict[Key, tuple[str, polib.POEntry]] = {}
    for name, catalogue in catalogues:
        for entry in catalogue:
            alike = (entry.msgctxt, entry.msgid[:1] + _bare(entry.msgid[1:]))
            known_name, known = first.setdefault(alike, (name, entry))
            if _said(known) != _said(entry) and bool(known.msgid_plural) == bool(entry.msgid_plural):
                yield (
                    f"{name}: {entry.msgid!r} is {translations(entry)[0]!r}, "
                    f"but {translations(known)[0]!r} in {known_name}"
                )


def _bare(text: str) -> str:
    return _one_line(text).lower().rstrip(" .…:!?")


def _said(entry: polib.POEntry) -> list[str]:
    return [_bare(text) for text in translations(entry)]


def beside_the_glossary(catalogues: Iterable[tuple[str, polib.POFile]], language: str) -> Iterator[str]:
    """Messages that are a term of the office's glossary, and are translated in other words than there."""
    glossary = {row["en"].lower(): row[COLUMNS[language]] for path in GLOSSARIES for row in _rows(path)}
    for name, catalogue in catalogues:
        for entry in catalogue:
            words = glossary.get(_bare(entry.msgid))
            if not words or entry.msgctxt or ("glossary", _one_line(entry.msgid)) in elsewhere(language):
                continue
            if not all(any(_same_words(word, said) for word in words.split(";")) for said in _said(entry)):
                yield f"{name}: {entry.msgid!r} is {translations(entry)[0]!r}, but {words!r} in the glossary"


def _same_words(wanted: str, said: str) -> bool:
    """Whether each longer word of ``wanted`` is said, whatever its ending."""
    beginnings = [word[:4] for word in re.findall(r"\w{4,}", wanted.lower())]
    return all(re.search(rf"\b{beginning}", said) for beginning in beginnings)
