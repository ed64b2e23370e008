"""Every number, reference, law, article and date of one version must occur in the other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from ..alignment import Alignment
from ..choices import Code, Kind
from ..differences import MOST_OF_A_KIND, Difference, Mention, first_of_each, told
from ..known import Known, known_of, known_of_text
from ..mentions import What, mentions
from ..numbers.citations import in_one
from ..parts import Pair, Part
from ..register import Register

KINDS = {
    What.REFERENCE: Kind.REFERENCE,
    What.DATE: Kind.DATE,
    What.NO_DAY: Kind.DATE,
    What.MONTH: Kind.DATE,
    What.PERIOD: Kind.DATE,
    What.TIME: Kind.QUANTITY,
    What.AMOUNT: Kind.AMOUNT,
    What.PERCENT: Kind.QUANTITY,
    What.QUANTITY: Kind.QUANTITY,
    What.TELEPHONE: Kind.QUANTITY,
}


def differing_values(pair: Pair, register: Register) -> Iterator[Difference]:
    """Values that one version has and the other has nowhere, each beside what stands in its place."""
    nowhere = [known_of(pair.second), known_of(pair.first)]
    for part, other in pair.parts():
        alignment = Alignment(part, other)
        for what, kind in KINDS.items():
            yield from islice(_of_one_kind(alignment, what, kind, nowhere), MOST_OF_A_KIND)


def _of_one_kind(alignment: Alignment, what: What, kind: Kind, nowhere: Sequence[Known]) -> Iterator[Difference]:
    first = _missing(alignment.part, alignment.other, what)
    second = _missing(alignment.other, alignment.part, what)
    for difference in told(kind, alignment, first, second):
        # What stands in another file of the other version is not missing.
        if not all(not key or there.has(key) for key, there in zip(difference.keys, nowhere, strict=True)):
            yield difference


def _missing(part: Part, other: Part, what: What) -> list[Mention]:
    there = known_of_text(other.text)
    return first_of_each(mention for mention in mentions(part.text)[what] if not there.has(mention.key))


def differing_laws(pair: Pair, register: Register) -> Iterator[Difference]:
    """Laws that only one version cites, and laws that nobody knows; each law once a part."""
    told_of: set[str] = set()
    nowhere = [known_of(pair.second), known_of(pair.first)]
    for part, other in pair.parts():
        alignment = Alignment(part, other)
        first, second = _missing(part, other, What.LAW), _missing(other, part, What.LAW)
        for difference in islice(told(Kind.LAW, alignment, first, second), MOST_OF_A_KIND):
            if not all(not key or key in laws.keys for key, laws in zip(difference.keys, nowhere, strict=True)):
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
        yield from islice(told(Kind.ARTICLE, alignment, first, second, by_place=True), MOST_OF_A_KIND)


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
