"""Every number, reference, law, article and date of one version must occur in the other."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..choices import Code, Kind
from ..differences import Difference, Mention, first_of_each, told
from ..mentions import What, mentions
from ..numbers.citations import in_one
from ..numbers.hours import alternatives
from ..parts import Alignment, Pair, Part, Version
from ..register import Register

KINDS = {
    What.REFERENCE: Kind.REFERENCE,
    What.DATE: Kind.DATE,
    What.MONTH: Kind.DATE,
    What.PERIOD: Kind.DATE,
    What.TIME: Kind.QUANTITY,
    What.AMOUNT: Kind.AMOUNT,
    What.PERCENT: Kind.QUANTITY,
    What.QUANTITY: Kind.QUANTITY,
    What.TELEPHONE: Kind.QUANTITY,
}
# Percentages from here on may stand in a table whose heading has the sign.
_LEAST_BARE = 10


def differing_values(pair: Pair, register: Register) -> Iterator[Difference]:
    """Values that one version has and the other has nowhere, each beside what stands in its place."""
    for part, other in pair.parts():
        alignment = Alignment(part, other)
        for what, kind in KINDS.items():
            yield from _of_one_kind(pair, alignment, what, kind)


def _of_one_kind(pair: Pair, alignment: Alignment, what: What, kind: Kind) -> Iterator[Difference]:
    first = _missing(alignment.part, alignment.other, what)
    second = _missing(alignment.other, alignment.part, what)
    nowhere = [everything(pair.second), everything(pair.first)]
    for difference in told(kind, alignment, first, second):
        known = [not key or has(key, there) for key, there in zip(difference.keys, nowhere, strict=True)]
        # What stands in another file of the other version is not missing.
        if not all(known):
            yield difference


def _missing(part: Part, other: Part, what: What) -> list[Mention]:
    there = values_of(other)
    return first_of_each(mention for mention in mentions(part.text)[what] if not has(mention.key, there))


def values_of(part: Part) -> set[str]:
    """Every value of a part; whether a number is money or counts something may look different in two languages."""
    found = mentions(part.text)
    return {mention.key for what in What if what is not What.ARTICLE for mention in found[what]}


def everything(version: Version) -> set[str]:
    return set().union(*(values_of(part) for part in version.parts.values()))


def has(key: str, there: set[str]) -> bool:
    """Whether a value is there; also as the end of a longer one (``20/383`` of ``1/20/383``), a day without its year
    or with it, a time without the word that makes it one."""
    if key in there or not there.isdisjoint(_other_forms(key)):
        return True
    if "/" in key:
        return any(longer.endswith(f"/{key}") or key.endswith(f"/{longer}") for longer in there if "/" in longer)
    if key.startswith("--"):
        return any(day.endswith(key[1:]) for day in there)
    return len(key) == 7 and key[4] == "-" and any(day.startswith(f"{key}-") for day in there)


def _other_forms(key: str) -> tuple[str, ...]:
    if len(key) == 10 and key[4] == "-":
        return (f"-{key[4:]}",)
    if key.endswith("%"):
        return (key[:-1],) if float(key[:-1]) >= _LEAST_BARE else ()
    return alternatives(key)


def differing_laws(pair: Pair, register: Register) -> Iterator[Difference]:
    """Laws that only one version cites, and laws that nobody knows; each law once a part."""
    told_of: set[str] = set()
    for part, other in pair.parts():
        alignment = Alignment(part, other)
        first, second = _missing(part, other, What.LAW), _missing(other, part, What.LAW)
        there = [everything(pair.second), everything(pair.first)]
        for difference in told(Kind.LAW, alignment, first, second):
            if not all(not key or key in laws for key, laws in zip(difference.keys, there, strict=True)):
                told_of.update(difference.keys)
                yield _with_unknown(difference, register)
    for version in pair:
        for part in version.parts.values():
            for mention in first_of_each(mentions(part.text)[What.LAW]):
                if register.laws and mention.key not in {*register.laws, *told_of}:
                    told_of.add(mention.key)
                    yield _unknown(part, mention)


def _with_unknown(difference: Difference, register: Register) -> Difference:
    unknown = [key for key in difference.keys if key and key not in register.laws]
    if not register.laws or not unknown or difference.code != Code.DIFFERENT:
        return difference
    params = difference.params | {"unknown": ", ".join(law_name(key) for key in unknown)}
    return Difference(difference.kind, Code.DIFFERENT_LAW, difference.keys, difference.first, difference.second, params)


def _unknown(part: Part, mention: Mention) -> Difference:
    passage = part.passage(mention.start, mention.end)
    return Difference(Kind.LAW, Code.UNKNOWN_LAW, (mention.key, ""), passage, None, {"first": law_name(mention.key)})


def law_name(key: str) -> str:
    return key.upper()


def differing_articles(pair: Pair, register: Register) -> Iterator[Difference]:
    """Articles, points and paragraphs that are cited in one version only, together where they stand together."""
    for part, other in pair.parts():
        alignment = Alignment(part, other)
        first, second = _articles_missing(part, other), _articles_missing(other, part)
        yield from told(Kind.ARTICLE, alignment, first, second, by_place=True)


def _articles_missing(part: Part, other: Part) -> list[Mention]:
    """One mention for all missing numbers of a paragraph; headings are the business of the structure."""
    there = mentions(other.text)[What.ARTICLE]
    keys = {mention.key for mention in there}
    together = {in_one(before, mention) for before, mention in pairwise([None, *there])}
    missing = [
        one
        for before, one in pairwise([None, *mentions(part.text)[What.ARTICLE]])
        if not _is_cited(one.key, keys | together) and in_one(before, one) not in keys
    ]
    missing = [one for one in missing if not is_heading(part.text, one.start)]
    return [_joined(group) for group in _by_paragraph(part, missing)]


def _is_cited(key: str, there: set[str]) -> bool:
    return key in there or any(one.startswith(f"{key}.") for one in there)


def is_heading(text: str, start: int) -> bool:
    """Whether a number ends a line that is nothing but “Neni 1.”."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    return len(line.strip(" *#.\t—-")) <= 12 and len(line.split()) <= 3


def _by_paragraph(part: Part, found: Iterable[Mention]) -> Iterator[list[Mention]]:
    groups: dict[int, list[Mention]] = {}
    for mention in found:
        groups.setdefault(part.paragraph_at(mention.start).start, []).append(mention)
    yield from groups.values()


def _joined(group: list[Mention]) -> Mention:
    keys = dict.fromkeys(mention.key for mention in group)
    return Mention(", ".join(keys), group[0].start, group[0].end)
