"""Protocol and reference numbers in texts; the numbers of laws that a text cites are none of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .dates import dates_in
from .passages import folded


@dataclass(frozen=True)
class FoundReference:
    """A number a text is filed under. ``value`` is canonical: no mark, no spaces, ``/`` and ``-`` as they stand.

    ``mark`` says how it was recognised: ``protocol`` (Nr. prot.), ``number`` (Nr., Br., №) or ``bare`` (alone on its
    line, as stamps are read). ``cited`` is true where the sentence gives another act's number.
    """

    value: str
    page: int
    start: int
    end: int
    mark: str
    cited: bool


_NUMBER = r"(?:numri|nr|numer|broj|br|број|бр|no)\b\.?|№\.?"
_PROTOCOL = (
    r"(?:i\s|e\s|të\s)?\b(?:prot(?:\.|okoll?\w*)?|прот(?:\.|окол\w*)?|ref(?:\.|erenc\w*)?|реф(?:\.|еренц\w*)?|"
    r"delovodni|деловодни)"
)
_MARK = rf"(?<!\w)(?:{_NUMBER}|(?P<protocol>(?:{_NUMBER})\s*{_PROTOCOL}|{_PROTOCOL}\s*(?:{_NUMBER})|ref\.?\s*:))"
# Letters of an office (01-IV-12) stand close; "Nr. 12/24 – për ..." ends before the dash.
_LETTERS = r"(?-i:[IVX]{1,5}|[A-ZČĆŠŽЂА-Я]{1,4})"
_GROUP = rf"(?:\s?[/–-]\s?\d{{1,6}}|[/–-]{_LETTERS})\b"
_VALUE = rf"\d{{1,6}}(?:{_GROUP}){{0,5}}"
_MARKED = re.compile(rf"{_MARK}\s*[:.]?\s*(?P<value>-?{_VALUE})(?!\w|[.,]\d|[/–-]\w|\s?/\s?\d)", re.I)
# Recognition takes the stroke before a year for a one: "016-330712025" is 016-3307/2025. A person confirms it.
_MISREAD = re.compile(rf"{_MARK}\s*[:.]?\s*(?P<value>\d{{2,3}}-\d{{2,6}}1(?:19|20)\d\d)(?!\w|[/.-]\d)", re.I)
_STROKE = re.compile(r"1((?:19|20)\d\d)\Z")
# A stamp's number stands alone on its line, or with the day: "-01-020-383", "Ne. 534/2 04.04. 9" (a misread mark).
_BARE = re.compile(
    r"^[ \t*-]*(?:[NMB№][\w°º]{0,2}[.,:]?\s?)?(?P<value>\d{2,5}(?:\s?[/-]\s?\d{1,5}){1,3})"
    r"(?=[ \t*]*$|[ \t]+\d{1,2}\.\s?\d{1,2}\.)",
    re.M,
)

_LAW = re.compile(r"\d{1,3}\s?/\s?[L1lЛ]\s?[.]?\s?-\s?\d{1,3}")
# Acts that a municipality cites, not files under: words in plain letters, anywhere before the number in its sentence.
_CITED_LAW = re.compile(
    r"\b(ligj(?!or|shm)|zakon(?!it)|kushtetut|ustav|gazet|sluzben|udhezim|uputstv|administrativ|rregullor\w* e qeveris|"
    r"uredb\w* vlade|rregulloren|rregullores|uredbom|pravilnik(?:a|om)|statut|nen[ie]|clan|direktiv)"
)
_CITED_ACT = re.compile(
    r"\b(vendim\w*|odluk\w*|konkluzion\w*|zakljuc\w*|rregullor\w*|uredb\w*|pravilnik\w*|propozim\w*|predlog\w*|kerkes\w*|"
    r"zahtev\w*|shkres\w*|dopis\w*)\W*\Z"
)
_SENTENCE = re.compile(r"[^;\n]*(?:\n[^;\n]+)?\Z")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[/–-]\s?(?:19|20)?\d\d")
_REACH = 110


def references_in(text: str, page: int = 1) -> Iterator[FoundReference]:
    """The reference numbers of one page in the order of its text."""
    days = {at for day in dates_in(text, page) for at in range(day.start, day.end)}
    end = 0
    found = [*_MISREAD.finditer(text), *_MARKED.finditer(text), *_BARE.finditer(text)]
    for match in sorted(found, key=lambda match: match.start("value")):
        start, stop = match.span("value")
        if start < end or not days.isdisjoint(range(start, stop)):
            continue
        if (reference := _reference(match, text, page)) is not None:
            yield reference
            end = stop


def find_references(pages: Sequence[str]) -> list[FoundReference]:
    """The reference numbers of all pages in reading order."""
    return [found for page, text in enumerate(pages, 1) for found in references_in(text, page)]


def canonical(number: str) -> str:
    """The number without spaces and with plain dashes: `` 01 – 12/2026`` is ``01-12/2026``."""
    return re.sub(r"\s+", "", number).replace("–", "-").strip("-").upper()


def _reference(match: re.Match, text: str, page: int) -> FoundReference | None:
    start, end = match.span("value")
    value = canonical(match["value"])
    if match.re is _MISREAD:
        value = _STROKE.sub(r"/\1", value)
    marked = match.re is not _BARE
    mark = ("protocol" if match["protocol"] else "number") if marked else "bare"
    if _LAW.match(text, start) or (mark != "protocol" and _YEARS.fullmatch(value)):
        return None
    if mark == "number" and value.isdigit() and _counts(text, end):
        return None
    before = folded(_SENTENCE.search(text, max(0, match.start() - _REACH), match.start()).group())
    if marked and _CITED_LAW.search(before) and mark != "protocol":
        return None
    return FoundReference(value, page, start, end, mark, cited=bool(_CITED_ACT.search(before)) and not _heads(before))


def _counts(text: str, end: int) -> bool:
    """Whether a plain number counts things (``Nr. 4 anëtarë``), names a row, or goes on as an amount or a street."""
    return re.match(r"[ \t]*(?:[.)]|[^\W\d_]{2,}|%|€)", text[end : end + 12]) is not None and not re.match(
        r"\s*(?:i dat|datë|data|dana|od|më|dt)", text[end : end + 12], re.I
    )


def _heads(before: str) -> bool:
    """Whether the line is the heading of an act that gives its own number: ``VENDIM Nr. 12/2026``."""
    return (
        re.fullmatch(
            r"[\s*#]*(vendim|odluka|rregullore|uredba|pravilnik|konkluzion|zakljucak)\W*", before.split("\n")[-1]
        )
        is not None
    )
