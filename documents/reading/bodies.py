"""Which body a text comes from: names in any case, with endings, in both scripts, as a scanner misreads them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from .passages import Line, Word, folded, known_words, line_at, lines_of, words_of


@dataclass(frozen=True)
class BodyName:
    """A body of the portal: its stable code and its name in every language it is named in."""

    code: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class FoundBody:
    code: str
    page: int
    start: int
    end: int
    certainty: float


_SMALL, _ENDINGS = (set(known_words()["bodies"][name].split()) for name in ("small", "endings"))
_ENDINGS.add("")
# Two words for one thing: the official glossary's and the one offices write. Beginnings in plain letters.
_SAME = (
    ("gradonacelnik", "predsednik"),
    ("zyr", "njesi"),
    ("kancelarij", "jedinic", "sluzb"),
    ("drejtori", "departament"),
    ("direkcij", "odeljenj", "uprav"),
    ("komunikim", "informim"),
    ("komunikacij", "informisanj"),
)
_NEAR = 0.8
# A long name may have one word that a scanner broke in two.
_WORDS_BETWEEN = 2

_FROM = re.compile(r"\W*(nga|od|organi|organ|izdaje|nxjerr|leshuar nga)\s?:")
_TO = re.compile(
    r"\W*(per|za|cc|kopj\w*|kopij\w*|dostav\w*|permes|preko|i dergohet|prima)\s?:|\W*(kabinet|arhiv|arkiv)"
)
_ADOPTS = re.compile(
    r"\b(miratoi|miratuar|miraton|nxjerr|nxori|nxorri|merr|mori|vendosi|vendos|usvoji\w*|usvaja|donosi|done[lo]\w*|utvrdi\w*)\b"
)
_AWAY = re.compile(r"\b(propozim\w*|predlog\w*|nenshkri\w*|potpis\w*|kabinet\w*|sekretar\w*)\W+(\w+\W+){0,3}\Z")
# "Raporti i punës së Zyrës ...", "Izveštaj o radu Kancelarije ...": whose it is.
_WORK_OF = re.compile(
    r"\b(plan|program|raport|izvestaj|procesverbal|zapisnik)\w*\W+"
    r"((i|e|te|se|o|rad\w*|punes|vjetor\w*|godisnj\w*|mujor\w*)\W+){0,5}\Z"
)
_CHAIR = re.compile(r"\b(kryesues|kryetar|predsedavajuc|predsednik|sekretar)\w*\W+(i|e|te)?\W*\Z")
_HEAD_LINES, _FOOT_LINES, _AFTER = 12, 14, 110
# A text without pages is one long page; who it comes from stands at its beginning or end.
_FIRST_SIGNS, _LAST_SIGNS = 20_000, 3_000


def find_bodies(pages: Sequence[str], bodies: Sequence[BodyName], title: str = "") -> list[FoundBody]:
    """The bodies a text names, the one it most likely comes from first; each at the place that says it best."""
    found = defaultdict(list)
    for page in _looked_at(pages):
        for one in _on_page(pages[page - 1], page, len(pages), bodies, title):
            found[one.code].append(one)
    return sorted((_sum(places) for places in found.values()), key=lambda body: -body.certainty)


def _looked_at(pages: Sequence[str]) -> list[int]:
    count = len(pages)
    return sorted({*range(1, min(3, count) + 1), count} - {0})


def _sum(places: list[FoundBody]) -> FoundBody:
    """The best place; every further one adds a little."""
    best, *rest = sorted(places, key=lambda place: -place.certainty)
    sure = min(0.97, best.certainty + sum(place.certainty for place in rest[:3]) * 0.06)
    return FoundBody(best.code, best.page, best.start, best.end, round(sure, 2))


def _on_page(text: str, page: int, count: int, bodies: Sequence[BodyName], title: str) -> Iterator[FoundBody]:
    lines = lines_of(text)
    words = [word for word in words_of(text) if word.start < _FIRST_SIGNS or word.end > len(text) - _LAST_SIGNS]
    for body in bodies:
        names = {tuple(_content(name)) for name in body.names.values()} - {()}
        for start, end, match in _best(words, names):
            if line := line_at(lines, start):
                foot = page == count and line.number >= len(lines) - _FOOT_LINES
                sure = 0.35 * match + _place(text, line, start, end, page, foot, title)
                yield FoundBody(body.code, page, start, end, round(min(max(sure, 0.05), 0.95), 2))


def _content(name: str) -> list[str]:
    return [word.fold for word in words_of(name) if word.fold not in _SMALL]


def _best(words: list[Word], names: set[tuple[str, ...]]) -> Iterator[tuple[int, int, float]]:
    """(start, end, how well) of every place where one of the names stands."""
    for index, word in enumerate(words):
        fits = [fit for name in names if alike(word.fold, name[0]) and (fit := _fit(words, index, name))]
        if fits:
            end, share = max(fits, key=lambda fit: fit[1])
            yield word.start, words[end].end, share


def _fit(words: list[Word], index: int, name: tuple[str, ...]) -> tuple[int, float] | None:
    """Index of the last word and the share of the name found from ``index`` on; None for too little of it."""
    at, share = index, alike(words[index].fold, name[0])
    for part in name[1:]:
        seen = 0
        for next_at in range(at + 1, min(at + 7, len(words))):
            if near := alike(words[next_at].fold, part):
                at, share = next_at, share + near
                break
            seen += words[next_at].fold not in _SMALL
            if seen > (_WORDS_BETWEEN if len(name) > 2 else 0):
                break
    share /= len(name)
    return (at, share) if share >= (0.6 if len(name) > 2 else 0.8) else None


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> float:
    """How surely two words in plain letters are the same but for case, another word for it or misreading (0 to 1)."""
    if one == other:
        return 1.0
    if any(_is_of(one, stems) and _is_of(other, stems) for stems in _SAME):
        return 0.9
    common = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if common >= 3 and one[common:] in _ENDINGS and other[common:] in _ENDINGS:
        return 0.95
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 2 or common >= min(len(one), len(other)) - 1:
        return 0.0
    near = SequenceMatcher(None, one, other).ratio()
    return near if near >= _NEAR else 0.0


def _is_of(word: str, stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stem) and word[len(stem) :] in _ENDINGS for stem in stems)


def _place(text: str, line: Line, start: int, end: int, page: int, foot: bool, title: str) -> float:
    """What the place adds to the name: letterhead, sender, an act of the body, its title or signature."""
    plain = folded(line.text)
    before = folded(text[line.start : start])
    whole_line = end - start >= 0.8 * len(line.text)
    if _TO.match(plain) or _AWAY.search(before):
        return -0.25
    sure = 0.0
    if _FROM.match(plain):
        sure = 0.5
    elif page == 1 and line.number < _HEAD_LINES and whole_line:
        sure = 0.45
    elif _ADOPTS.search(folded(text[end : end + _AFTER].split("\n\n")[0])) or (
        foot and len(line.text) < 80 and (whole_line or (len(before) < 30 and _CHAIR.search(before)))
    ):
        sure = 0.4
    elif page == 1 and line.number < _HEAD_LINES and (not before.strip() or _WORK_OF.search(before)):
        sure = 0.3
    if title and folded(text[start:end]) in folded(title):
        sure = max(sure, 0.3)
    return sure
