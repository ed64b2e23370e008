"""The title of an act is quoted in letters and on its page as the act itself has it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..choices import Code, Kind
from ..differences import Difference, Mention, written
from ..parts import Pair, Part
from ..register import Register
from .wording import stems

_ACT = r"(?:vendim|odluk|rregullor|uredb|statut|strategji|strategij|konkluzion|zaključ|plan)\w*"
_ABOUT = r"(?:mbi|për|rreth|o|ob|za|о|за)"
_HEADING = re.compile(rf"^[ \t*#]*{_ACT}[ \t*]*\n[\s*]*(?P<title>{_ABOUT}\b[^\n]*(?:\n(?!\s*\n)[^\n]*)?)", re.M | re.I)
_QUOTED = re.compile(
    rf"(?<!\w){_ACT}[ \t]+(?:nr|br)\.?[ \t]*[0-9][\w/ -]{{0,18}}?[ \t]*,?[ \t]+(?P<title>{_ABOUT}\b[^\n]{{10,}})$",
    re.M | re.I,
)
# A title is not another one for one word more.
_LEAST = 2
_LIKE = 0.3


@dataclass(frozen=True)
class Title:
    part: Part
    mention: Mention
    stems: frozenset[str]


def differing_titles(pair: Pair, register: Register) -> Iterator[Difference]:
    """Within a version: what a heading has and what a letter quotes, where both are clearly of the same act."""
    for version in pair:
        heading = next((title for part in version.parts.values() for title in _titles(part, _HEADING)), None)
        quoted = [title for part in version.parts.values() for title in _titles(part, _QUOTED)]
        for title in quoted if heading else ():
            if _is_worded_otherwise(heading.stems, title.stems):
                yield _difference(heading, title)


def _titles(part: Part, pattern: re.Pattern) -> Iterator[Title]:
    for match in pattern.finditer(part.text):
        start, end = match.span("title")
        found = frozenset(stem for stem in stems(match["title"], part.language) if not stem[0].isdigit())
        yield Title(part, Mention(" ".join(sorted(found)), start, end), found)


def _is_worded_otherwise(one: frozenset[str], other: frozenset[str]) -> bool:
    alike = len(one & other) / (min(len(one), len(other)) or 1)
    return alike >= _LIKE and len(one ^ other) >= _LEAST and bool(one - other) and bool(other - one)


def _difference(heading: Title, quoted: Title) -> Difference:
    passages = [title.part.passage(title.mention.start, title.mention.end) for title in (heading, quoted)]
    shown = [written(title.part.text, title.mention).replace("*", "").strip() for title in (heading, quoted)]
    return Difference(
        Kind.TITLE,
        Code.TWO_TITLES,
        (heading.mention.key, quoted.mention.key),
        *passages,
        dict(zip(("first", "second"), shown, strict=True)),
    )
