"""The title of a text: its heading joined over the lines, in sentence letters where it was written in capitals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .kinds import Heading, is_shouting
from .passages import SPACED_LETTERS, Line, folded, known_words, lines_of
from .script import in_latin


@dataclass(frozen=True)
class FoundTitle:
    """``value`` is the title as the portal stores it; the place is that of the whole heading in the text."""

    value: str
    page: int
    start: int
    end: int
    certainty: float


LENGTH = 255
_MOST_LINES = 6
# The words a title goes on with on a new line, in plain letters.
_GOES_ON = re.compile(r"\W*(mbi|per|i|e|te|se|ne|me|dhe|nga|o|za|na|i|u|sa|od|da|pri)\b")
_ENDS_OPEN = re.compile(r"(?:\b(?:mbi|per|i|e|te|se|ne|me|dhe|nga|o|za|na|u|sa|od)|[,–-])\s*\Z")
_NOT_TITLE = re.compile(
    r"\W*((neni|neni\w|clan|article|kapitulli|glava|poglavlje|hyrje|uvod|permbajtja|sadrzaj|preambula)\b|(\d+|[ivx]+)\s?[.)]\s|"
    r"[a-z. ]{2,25}\s?:|i nderuar|postovan|republi)"
)
_NUMBER_LINE = re.compile(r"\W*(nr|br|no|№)\W*[\d/ –-]+(dat\w+.*)?\Z|\W*\d{2,5}([/-]\d+)+\W*\Z", re.A)
_LETTERHEAD = re.compile(
    r"\W*(republi|komuna|opstina|municipality|qeveria|vlada|government|ministr|kosov|dat[aeu]|datum)"
)
_ABBREVIATIONS = set(known_words()["titles"]["abbreviations"].split())
_NAMES = tuple(known_words()["titles"]["names"].split())
# The municipality's own name.
_NAME_FOLLOWS = re.compile(r"\b(komun(a|e|es|en) (e|se|te)|opstin[aeu])\Z")
_NOMINATIVE = {
    "odluku": "odluka",
    "uredbu": "uredba",
    "одлуку": "одлука",
    "уредбу": "уредба",
    "strategiju": "strategija",
}


def find_titles(pages: Sequence[str], headings: Sequence[Heading]) -> list[FoundTitle]:
    """The titles that the headings begin, the surest first; without a heading the first line that looks like one."""
    usage = _usage(pages)
    titles = [_title(pages[heading.page - 1], heading, usage) for heading in headings]
    if not titles or max(title.certainty for title in titles) < 0.4:
        titles += _first_line(pages, usage)
    return sorted(titles, key=lambda title: -title.certainty)


def _title(text: str, heading: Heading, usage: dict[str, str]) -> FoundTitle:
    lines = lines_of(text)
    parts = _joined(lines, heading)
    start = heading.start
    pieces = [text[start : heading.line.end].split("\t")[0]] + [line.text for line in parts]
    end = parts[-1].end if parts else heading.line.end
    value = readable(pieces, usage)
    lonely = heading.alone and not parts
    return FoundTitle(value, heading.page, start, end, round(heading.certainty * (0.5 if lonely else 1), 2))


def _joined(lines: list[Line], heading: Heading) -> list[Line]:
    """The lines that go on with the title."""
    taken: list[Line] = []
    before, length = heading.line, len(heading.line.text)
    for line in lines[heading.line.number + 1 : heading.line.number + 1 + _MOST_LINES]:
        if not taken and heading.alone and _NUMBER_LINE.match(folded(line.text)):
            continue
        if length + len(line.text) > LENGTH or not _goes_on(before, line, heading.alone and not taken):
            break
        taken.append(line)
        before, length = line, length + len(line.text) + 1
    return taken


def _goes_on(before: Line, line: Line, first: bool) -> bool:
    """Whether a line goes on with the title; ``first``: so far the title is no more than the name of the kind."""
    plain = folded(line.text)
    if _NOT_TITLE.match(plain):
        return False
    if first:
        return line.gap <= 2 and (is_shouting(line.text) or _GOES_ON.match(plain) is not None)
    if line.gap:
        return False
    if is_shouting(before.text):
        return is_shouting(line.text) or bool(_ENDS_OPEN.search(folded(before.text)))
    return not before.text.endswith((".", ":")) and (
        line.text[:1].islower() or bool(_ENDS_OPEN.search(folded(before.text)))
    )


def _first_line(pages: Sequence[str], usage: dict[str, str]) -> list[FoundTitle]:
    for page, text in enumerate(pages[:2], 1):
        for line in lines_of(text)[:30]:
            plain = folded(line.text)
            if len(plain.split()) >= 3 and 12 <= len(plain) <= 110 and not _LETTERHEAD.match(plain):
                shouted = is_shouting(line.text)
                return [FoundTitle(readable([line.text], usage), page, line.start, line.end, 0.4 if shouted else 0.3)]
    return []


def readable(pieces: Sequence[str], usage: dict[str, str]) -> str:
    """One line in Latin letters and sentence case, beginning with a capital; abbreviations and names stay large."""
    text = re.sub(r"-\s*\n\s*(?=[^\W\d_])", "", "\n".join(pieces))
    text = " ".join(re.sub(r"[*#_]{2,}", "", text).split())
    if spaced := SPACED_LETTERS.match(text):
        text = spaced.group().replace(" ", "") + text[spaced.end() :]
    words = text.split(" ")
    whole = is_shouting(text)
    words = [
        _quiet(word, usage, named=_NAME_FOLLOWS.search(folded(" ".join(words[max(0, index - 2) : index]))) is not None)
        if whole or (index == 0 and is_shouting(word))
        else word
        for index, word in enumerate(words)
    ]
    # "... donosi ODLUKU": the title names the act in the nominative.
    if (first := words[0].lower()) in _NOMINATIVE:
        words[0] = _NOMINATIVE[first]
    text = in_latin(" ".join(words)).rstrip(" .,:;–-")
    return (text[:1].upper() + text[1:])[:LENGTH]


def _quiet(word: str, usage: dict[str, str], named: bool) -> str:
    head, dash, ending = word.partition("-")
    if dash and (head in _ABBREVIATIONS or re.fullmatch("[IVX]+", head)):
        return head + dash + ending.lower()
    bare = re.sub(r"\W", "", word)
    if bare.upper() in _ABBREVIATIONS and bare.isupper():
        return word
    lower = word.lower()
    written = usage.get(bare.lower(), "")
    if written.isupper() and len(written) > 1:
        return word
    known = folded(bare).startswith(_NAMES) or (named and len(bare) > 3)
    if written.istitle() or (not written and known):
        at = next((index for index, sign in enumerate(lower) if sign.isalpha()), 0)
        return lower[:at] + lower[at:].capitalize()
    return lower


def _usage(pages: Sequence[str]) -> dict[str, str]:
    """How words are written inside the sentences of a text: small wherever they are once, else as they first stand."""
    usage: dict[str, str] = {}
    for text in pages[:10]:
        for line in lines_of(text):
            if is_shouting(line.text) or len(line.text) < 60:
                continue
            for match in re.finditer(r"(?<=[^\W\d_,)] )[^\W\d_]{2,}", line.text):
                key = match.group().lower()
                if usage.get(key, "").islower():
                    continue
                if match.group().islower() or key not in usage:
                    usage[key] = match.group()
    return usage
