"""What a form can propose after an upload, each with the passage that says it. A person confirms every one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from documents.choices import DocumentKind as Kind

from .bodies import BodyName, find_bodies
from .dates import FoundDate, dates_in
from .kinds import Heading, find_headings
from .languages import detect, languages_by_page
from .passages import Line, folded, line_at, lines_of, quote
from .references import FoundReference, references_in
from .titles import FoundTitle, find_titles

Field = Literal["title", "reference", "date", "issuing_body", "kind", "language"]
MOST_A_FIELD = 3
# An act, its number and its date stand on the first pages or under the signature.
_FIRST_PAGES, _LAST_PAGES = 3, 1
_LANGUAGE_PAGES = 20
# A proposal this much less sure than the best is no help.
_FAR_BEHIND = 0.4


@dataclass(frozen=True)
class Proposal:
    """``value`` is an ISO date, a body's code, a kind's or language's code, or words.

    ``page`` counts from 1, ``start`` and ``end`` are a range of that page's text, ``quote`` is the passage with its
    neighbourhood, ``certainty`` lies between 0 and 1 and only orders the proposals of one field.
    """

    field: Field
    value: str
    page: int
    start: int
    end: int
    quote: str
    certainty: float


def propose(pages: Sequence[str], bodies: Sequence[BodyName] = ()) -> list[Proposal]:
    """Proposals for every field that the text says something about, best first, at most three a field."""
    headings = find_headings(pages)
    titles = find_titles(pages, headings)
    kind = headings[0].kind if headings else None
    found = {
        "title": [(title.value, title, title.certainty) for title in titles],
        "reference": _references(pages, titles),
        "date": _dates(pages, kind),
        "issuing_body": [
            (body.code, body, body.certainty) for body in find_bodies(pages, bodies, titles[0].value if titles else "")
        ],
        "kind": [(heading.kind.value, heading, heading.certainty) for heading in headings],
        "language": _languages(pages),
    }
    return [proposal for field, values in found.items() for proposal in _best(field, values, pages)]


@dataclass(frozen=True)
class _Passage:
    page: int
    start: int
    end: int


Found = tuple[str, "_Passage | FoundDate | FoundReference | FoundTitle | Heading", float]


def _best(field: Field, found: Iterable[Found], pages: Sequence[str]) -> list[Proposal]:
    """The surest place of every value; a value that stands in several places is a little surer for each."""
    by_value: dict[str, list[tuple[object, float]]] = {}
    for value, place, sure in found:
        if value and sure > 0:
            by_value.setdefault(value, []).append((place, sure))
    proposals = []
    for value, places in by_value.items():
        place, sure = max(places, key=lambda one: one[1])
        sure = min(0.98, sure + 0.03 * (len(places) - 1))
        passage = quote(pages[place.page - 1], place.start, place.end)
        proposals.append(Proposal(field, value, place.page, place.start, place.end, passage, round(sure, 2)))
    proposals.sort(key=lambda proposal: -proposal.certainty)
    return [one for one in proposals[:MOST_A_FIELD] if one.certainty >= _FAR_BEHIND * proposals[0].certainty]


def _searched(pages: Sequence[str]) -> list[int]:
    """The numbers of the pages an act's date and number may stand on."""
    count = len(pages)
    return [page for page in range(1, count + 1) if page <= _FIRST_PAGES or page > count - _LAST_PAGES]


# --- Dates ---------------------------------------------------------------------------------------------

_DATE_LABEL = re.compile(r"(\bdat[aeu]\w?|\bdatum\w?|\bdt|\bdate|\bme|\bdana|\bdne)\s?[.:,]*\s*\Z")
_OWN_LABEL = re.compile(r"\W*dat[aeu]\w*\W*")
_ADOPTED = re.compile(
    r"\b(miratuar|miratoi|aprovuar|nxjerre|mbajtur|usvoj\w+|donet\w*|doneta|odrzan\w*)\b[^.;]{0,70}\Z"
)
_OTHER_ACT = re.compile(
    r"(gazet\w*|sluzben\w*|glasnik\w*|ligj(?!or|shm)\w*|zakon(?!it)\w*|statut\w*|udhezim\w*|uputstv\w*|propozim\w*|"
    r"predlog\w*|kerkes\w*|zahtev\w*|parashtruar|dorezuar|dostav\w*|razmatranj\w*|shqyrtim\w*|nga data|deri me|"
    r"do dana|afat\w*|rok\w*|mbahet|odrzace|odrzava|perfund\w*|zavrsen\w*)(?:[^.;]|(?<=\b[nb]r)\.|\.(?=\d)){0,70}\Z"
)
# After more words than a place has, "më" and "dana" belong to a sentence.
_WORDS_BEFORE = 3
_PLACE_BEFORE = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{3,})?\s?,\s*\Z")
# What a body adopts or holds on a day of its own, which its number's date may follow.
_ACTS = {
    Kind.DECISION,
    Kind.REGULATION,
    Kind.STATUTE,
    Kind.RULES_OF_PROCEDURE,
    Kind.CONCLUSION,
    Kind.PLAN,
    Kind.STRATEGY,
    Kind.ACTION_PLAN,
    Kind.BUDGET,
    Kind.MINUTES,
}


def _dates(pages: Sequence[str], kind: Kind | None) -> list[Found]:
    found: list[Found] = []
    for page in _searched(pages):
        text = pages[page - 1]
        lines = lines_of(text)
        for day in dates_in(text, page):
            found.append((day.date.isoformat(), day, _date_certainty(day, text, lines, kind, page == len(pages))))
    return found


def _date_certainty(day: FoundDate, text: str, lines: list[Line], kind: Kind | None, last: bool) -> float:
    before = folded(text[max(0, day.start - 110) : day.start])
    own_line = before.split("\n")[-1]
    line = line_at(lines, day.start)
    number = line.number if line else len(lines)
    head = day.page == 1 and number < 25
    foot = last and number >= len(lines) - 12
    sentence = " ".join(before.split())
    if kind in _ACTS and _ADOPTED.search(sentence):
        return 0.9
    inside = sentence.count("(") > sentence.count(")")
    begins = _OWN_LABEL.fullmatch(own_line) and not before.removesuffix(own_line).rstrip().endswith(",")
    if inside or (_OTHER_ACT.search(sentence) and not begins):
        return 0.15
    if _ADOPTED.search(sentence):
        return 0.35
    if label := _DATE_LABEL.search(own_line):
        if not label.group().rstrip().endswith((":", ",")) and len(own_line[: label.start()].split()) > _WORDS_BEFORE:
            return 0.55 if head or foot else 0.3
        return 0.85 - min(number, 25) * 0.004 if head else 0.75 if foot else 0.45
    if (head or foot) and _PLACE_BEFORE.search(own_line):
        return 0.7
    return 0.5 if head else 0.45 if foot else 0.2


# --- References ----------------------------------------------------------------------------------------

_MARK_CERTAINTY = {"protocol": 0.85, "number": 0.7, "bare": 0.45}


def _references(pages: Sequence[str], titles: Sequence[FoundTitle]) -> list[Found]:
    found: list[Found] = []
    title = titles[0] if titles else None
    for page in _searched(pages):
        lines = lines_of(pages[page - 1])
        for reference in references_in(pages[page - 1], page):
            line = line_at(lines, reference.start)
            number = line.number if line else len(lines)
            found.append((reference.value, reference, _reference_certainty(reference, number, title)))
    return found


def _reference_certainty(reference: FoundReference, line: int, title: FoundTitle | None) -> float:
    sure = _MARK_CERTAINTY[reference.mark]
    if reference.cited:
        sure -= 0.3
    if reference.value.isdigit() and reference.mark != "protocol":
        sure -= 0.25
    above = title is None or (reference.page, reference.start) < (title.page, title.end + 60)
    if reference.page == 1 and (line < 8 or (above and line < 25)):
        sure += 0.12
    elif not above:
        sure -= 0.12
    return max(0.05, sure - 0.1 * (reference.page - 1))


# --- Language ------------------------------------------------------------------------------------------


def _languages(pages: Sequence[str]) -> list[Found]:
    """The language of the whole and every language that a page is in, with a line that shows it."""
    checked = list(pages[:_LANGUAGE_PAGES])
    whole = detect("\n".join(checked))
    found = []
    for page, detected in enumerate(languages_by_page(checked), 1):
        if detected.language and (passage := _line_in(detected.language, checked[page - 1], page)):
            part = detected.share if detected.language == whole.language else detected.share * 0.5
            found.append((detected.language, passage, part))
    return found


def _line_in(language: str, text: str, page: int) -> _Passage | None:
    lines = [line for line in lines_of(text) if len(line.text) > 20]
    for line in lines:
        if detect(line.text).language == language:
            return _Passage(page, line.start, line.end)
    return _Passage(page, lines[0].start, lines[0].end) if lines else None
