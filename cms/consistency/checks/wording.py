"""One term for one thing, and nothing decided in one version only. What to look for stands in two tables."""

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from search.analysis import LONGEST, fold_word
from search.analysis.languages import language_of
from search.analysis.texts import WORD

from ..alignment import Alignment
from ..choices import Code, Kind
from ..differences import Difference, Mention, written
from ..parts import PAGE, Pair, Part, Version
from ..register import Register

_DATA = Path(__file__).parents[1] / "data"
_BETWEEN = "|"
Stems = tuple[str, ...]


def two_terms(pair: Pair, register: Register) -> Iterator[Difference]:
    """For each thing that a version names in two ways, the first place of either."""
    for version in pair:
        for concept, ways in _table("terms", version.language).items():
            uses = [use for way in ways if (use := _first_use(version, way))]
            for part, mention in uses[1:]:
                yield _two(concept, *uses[0], part, mention)


def _first_use(version: Version, way: Stems) -> tuple[Part, Mention] | None:
    return next(((part, use) for part in version.parts.values() for use in _uses(part, way)), None)


def _two(concept: str, part: Part, mention: Mention, other_part: Part, other: Mention) -> Difference:
    passages = part.passage(mention.start, mention.end), other_part.passage(other.start, other.end)
    shown = {"first": written(part.text, mention), "second": written(other_part.text, other)}
    return Difference(Kind.TERM, Code.TWO_TERMS, (mention.key, other.key), *passages, shown)


def missing_formulas(pair: Pair, register: Register) -> Iterator[Difference]:
    """What decides an act (that it has legal effect, is repealed, may be appealed) and stands in one version only.

    Of files alone: news of an act may say it in other words.
    """
    tables = [_table("formulas", version.language) for version in pair]
    for part, other in pair.parts():
        if part.key == PAGE:
            continue
        for concept in tables[0].keys() & tables[1].keys():
            first = [use for way in tables[0][concept] for use in _uses(part, way)]
            second = [use for way in tables[1][concept] for use in _uses(other, way)]
            if bool(first) != bool(second):
                yield _one_sided(concept, Alignment(part, other), first, second)


def _one_sided(concept: str, alignment: Alignment, first: list[Mention], second: list[Mention]) -> Difference:
    own, found = (alignment, first[0]) if first else (alignment.turned(), second[0])
    passages = [own.part.passage(found.start, found.end), own.counterpart(found.start)]
    shown = {"first" if first else "second": written(own.part.text, found)}
    keys = (concept, "") if first else ("", concept)
    code = Code.ONLY_FIRST if first else Code.ONLY_SECOND
    return Difference(Kind.SUBSTANCE, code, keys, *(passages if first else reversed(passages)), shown)


def _uses(part: Part, way: Stems) -> Iterator[Mention]:
    """Where the words of a term stand one after the other, in any form."""
    words = _words(part.text, part.language)
    for at in range(len(words) - len(way) + 1):
        if words[at][2] == way[0] and tuple(word[2] for word in words[at : at + len(way)]) == way:
            yield Mention(" ".join(way), words[at][0], words[at + len(way) - 1][1])


@cache
def _table(name: str, language: str) -> dict[str, list[Stems]]:
    """The ways to say each thing in a language, as stems; nothing for a language without a column."""
    column = language.partition("-")[0]
    with (_DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        row["concept"]: [tuple(stems(way, language)) for way in row[column].split(_BETWEEN)]
        for row in rows
        if row.get(column)
    }


def stems(text: str, language: str) -> list[str]:
    return [stem for *_place, stem in _words(text, language)]


@lru_cache(maxsize=64)
def _words(text: str, language: str) -> list[tuple[int, int, str]]:
    """(start, end, stem) of every word that says something."""
    return list(_analysed(text, language))


@lru_cache(maxsize=65_536)
def _stem(word: str, language: str) -> str:
    own = language_of(language)
    folded = fold_word(word)
    return "" if folded in own.stop_words or not folded else own.term(folded)[:LONGEST]


def _analysed(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    for match in WORD.finditer(text):
        if stem := _stem(match[0], language):
            yield match.start(), match.end(), stem
