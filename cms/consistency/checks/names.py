"""Names of bodies and places: a word one or two letters away from a known name is a slip of the pen or of OCR."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from cms.text import ascii_text
from search.analysis import fold_word
from search.analysis.endings import is_ending
from search.analysis.languages import language_of

from ..choices import Code, Kind
from ..differences import Difference
from ..parts import Pair, Part
from ..register import Name, Register

_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORTEST = 5
# Letters that may differ, by the length of the name's word.
_LONG = 8


def misspelt_names(pair: Pair, register: Register) -> Iterator[Difference]:
    """Each wrong spelling once a part; names of one word by the word, longer ones as a whole."""
    single = {spelling: name for name in register.names for spelling in name.spellings if " " not in spelling}
    several = {spelling for name in register.names for spelling in name.spellings if " " in spelling}
    for version in pair:
        for part in version.parts.values():
            yield from _words_like(part, single, register.names)
            yield from _phrases_like(part, several)


def _words_like(part: Part, names: dict[str, Name], register: tuple[Name, ...]) -> Iterator[Difference]:
    known = {_plain(word) for name in register for spelling in name.spellings for word in _WORD.findall(spelling)}
    seen: set[str] = set()
    for match in _WORD.finditer(part.text):
        word = _plain(match[0])
        if match[0][0].isupper() and len(word) >= _SHORTEST and word not in seen:
            seen.add(word)
            if not any(is_form(word, name) for name in known) and (name := _like(word, names)):
                right = dict(name.by_language).get(part.language) or name.spellings[0]
                yield _misspelt(part, match.start(), match.end(), match[0], right)


def _like(word: str, names: dict[str, Name]) -> Name | None:
    return next((names[spelling] for spelling in sorted(names) if is_slip(word, _plain(spelling))), None)


@lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    return ascii_text(word)


def is_form(word: str, name: str) -> bool:
    """``kllokotit`` of ``kllokot``: the name as it is, with an ending or in place of its last vowel."""
    stem = name[:-1] if name[-1] in "aeiou" else name
    # Jelovac, u Jelovcu.
    stems = (stem, f"{name[:-2]}{name[-1]}") if name.endswith(("ac", "ec", "ak")) else (stem,)
    return any(word.startswith(stem) and len(word) - len(stem) <= 3 for stem in stems)


def is_slip(word: str, name: str) -> bool:
    """Whether a word is the name with letters wrong, doubled or missing, in any of its forms."""
    if len(name) < _SHORTEST or word[0] != name[0]:
        return False
    allowed = 2 if len(name) >= _LONG else 1
    # The last vowel gives way to an ending.
    stem = name[:-1] if name[-1] in "aeiou" and len(name) > _SHORTEST else name
    return any(
        OSA.distance(word[:length], form, score_cutoff=allowed) <= allowed
        and (length >= len(word) or is_ending(word[length:]))
        for form in {name, stem}
        for length in range(len(form) - allowed, min(len(form) + allowed, len(word)) + 1)
    )


def _phrases_like(part: Part, names: set[str]) -> Iterator[Difference]:
    """Names of several words of which some are slips, and the others are right in any form."""
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(part.text)]
    stems = [_term(part.language, word) for *_place, word in words]
    beginning: dict[str, list[int]] = defaultdict(list)
    for at, stem in enumerate(stems):
        beginning[stem[:1]].append(at)
    told: set[str] = set()
    for name in sorted(names):
        wanted = [_term(part.language, word) for word in _WORD.findall(name)]
        for at in beginning.get(wanted[0][:1], ()) if wanted else ():
            if _is_slip_of(stems[at : at + len(wanted)], wanted):
                start, end = words[at][0], words[at + len(wanted) - 1][1]
                shown = " ".join(part.text[start:end].split())
                if "\n\n" not in part.text[start:end] and shown.lower() not in told:
                    told.add(shown.lower())
                    yield _misspelt(part, start, end, shown, name)


@lru_cache(maxsize=8192)
def _term(language: str, word: str) -> str:
    return language_of(language).term(fold_word(word))


def _is_slip_of(stems: list[str], wanted: list[str]) -> bool:
    """At least as many words right as wrong, and the wrong ones, long enough to tell, a letter or two away.

    The first letters are the same.
    """
    if len(stems) < len(wanted):
        return False
    wrong = [pair for pair in zip(stems, wanted, strict=True) if pair[0] != pair[1]]
    if not wrong or 2 * len(wrong) > len(wanted):
        return False
    return all(_is_near(own, right) for own, right in wrong)


def _is_near(own: str, right: str) -> bool:
    if len(right) < _SHORTEST or len(own) < _SHORTEST - 1 or own.startswith(right[:-1]) or right.startswith(own):
        return False
    return OSA.distance(own, right) <= (2 if len(right) >= _LONG else 1)


def _misspelt(part: Part, start: int, end: int, shown: str, name: str) -> Difference:
    passage = part.passage(start, end)
    return Difference(
        Kind.NAME, Code.MISSPELT, (shown.lower(), name), passage, None, {"first": shown[:120], "second": name}
    )
