"""Numbers of people that should not be public by accident: personal numbers, bank accounts, phone numbers, e-mail.

The warning must not leak what it warns about: ``shown`` and ``quote`` never hold a found value in full.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .checks_of_numbers import iban_is_right, is_jmbg, is_kosovo_account, is_kosovo_personal_number
from .passages import folded, quote

FindingKind = Literal["personal-number", "bank-account", "phone", "email"]
# Addresses of offices: they are meant to be public.
OFFICIAL_DOMAINS = ("rks-gov.net", "ks-gov.net")


@dataclass(frozen=True)
class Finding:
    """``shown`` is the value with its middle hidden; in ``quote`` every found value is hidden the same way."""

    kind: FindingKind
    page: int
    start: int
    end: int
    quote: str
    shown: str


# How far before a number its label stands, and how far beside it the figures of its row.
_BEFORE, _ROW = 45, 200
_PERSONAL = re.compile(
    r"(num[eë]?r\w* personal\w*|nr[. ]*personal\w*|numri i identitetit|leternjoftim\w*|licn\w* br\w*|br\w*\.? licne|"
    r"jmbg|maticni broj|\bid ?(nr|br|no)|personal (no|number)|nr[. ]*i? ?(id|leternj)\w*)"
)
_ACCOUNT = re.compile(r"(llogari\w*|xhirollogari\w*|ziro|racun\w*|konto\b|iban|bank\w*|account)")
_PHONE = re.compile(r"\b(tel\w*|mob\w*|cel\w*|fax|faks|viber|whatsapp|kontakt\w*|phone)\b")
# What stands right before a number that is none of a person's.
_NUMBER_MARK = re.compile(
    r"(?:\b(?:nr|br|no|prot\w*|fiskal\w*|biznesi\w*|regjistr\w*|poslovni|parcel\w*|katast\w*)|№)[\s.:-]*\Z"
)
_ADDRESS_BEFORE = re.compile(r"(?:https?://|www\.|[?&/=])\S*\Z")
_AMOUNT_AFTER = re.compile(r"\s?(?:€|eur\b|euro|[.,]\d)", re.I)

_TEN = re.compile(r"(?<![\w.,/@+-])\d{10}(?![\w@]|[.,/-]\d)")
_THIRTEEN = re.compile(r"(?<![\w.,/@+-])\d{13}(?![\w@]|[.,/-]\d)")
_SPREAD = re.compile(r"(?<![\w.,/@+-])\d(?:[ .-]?\d){9}(?:(?:[ .-]?\d){3})?(?![\w@]|[.,/-]?\d)")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\s?\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?(?!\w)")
_SIXTEEN = re.compile(r"(?<![\w.,/])\d(?:[ -]?\d){15}(?!\w|[,./-]\d| \d)")
_MOBILE_OR_LINE = re.compile(
    r"(?<![\w.,/+-])(?:(?:\+|00)\s?3(?:83|81|77|86|89|55)[\s/.-]?\(?0?\)?[\s/.-]?\d{2}|\(?0(?:4[3-9]|38|39|28|29|280|290|390)\)?)"
    r"(?P<gap>\s?[/-]\s?|\s)?(?P<rest>\d{3}[\s-]?\d{3}|\d{3}[\s-]\d{2,3}[\s-]\d{2,3}|\d{2}[\s-]\d{2}[\s-]\d{2})(?![\w€]|[.,/-]\d)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def find(pages: Sequence[str], known: Collection[str] = ()) -> list[Finding]:
    """The personal data of all pages in reading order.

    ``known`` are values that may be public (the office's own phone, account or e-mail), written in any way; one that
    begins with @ stands for all addresses of that domain.
    """
    allowed = {_bare(value) for value in known}
    return [finding for page, text in enumerate(pages, 1) for finding in _on_page(text, page, allowed)]


def _on_page(text: str, page: int, allowed: Collection[str]) -> Iterator[Finding]:
    found: list[Finding] = []
    # One mark a character: tables of thousands of numbers are looked at once.
    taken = bytearray(len(text))
    for kind, finder in _FINDERS:
        for start, end in finder(text):
            value = text[start:end]
            public = _bare(value) in allowed or _bare("@" + value.rpartition("@")[2]) in allowed
            if not public and not any(taken[start:end]):
                taken[start:end] = b"1" * (end - start)
                found.append(Finding(kind, page, start, end, "", masked(value)))
    found.sort(key=lambda one: one.start)
    hidden = _hidden(text, found)
    yield from (replace(one, quote=quote(hidden, one.start, one.end)) for one in found)


def _hidden(text: str, found: Sequence[Finding]) -> str:
    """The text with every found value masked; places stay where they are."""
    parts, end = [], 0
    for one in found:
        parts += [text[end : one.start], one.shown]
        end = one.end
    return "".join([*parts, text[end:]])


def masked(value: str) -> str:
    """The value with its letters and digits hidden but the first two and last two, as long as before."""
    signs = [index for index, sign in enumerate(value) if sign.isalnum()]
    hidden = set(signs[2:-2])
    return "".join("•" if index in hidden else sign for index, sign in enumerate(value))


def _bare(value: str) -> str:
    """What two spellings of one value share: letters and digits, a phone number without its country."""
    bare = re.sub(r"[^\w@]", "", value).lower()
    return re.sub(r"\A(?:00)?383(?=\d{8}\Z)", "0", bare)


def _personal_numbers(text: str) -> Iterator[tuple[int, int]]:
    # The heading of a table's column says it once for all numbers below.
    on_page = _PERSONAL.search(folded(text)) is not None
    for match in _SPREAD.finditer(text):
        if _labelled(_PERSONAL, text, match.start()):
            yield match.span()
    for match in _THIRTEEN.finditer(text):
        if is_jmbg(match.group()):
            yield match.span()
    for match in _TEN.finditer(text):
        number = match.group()
        if (on_page or is_kosovo_personal_number(number)) and not _is_no_person(text, match):
            yield match.span()


def _accounts(text: str) -> Iterator[tuple[int, int]]:
    for match in _IBAN.finditer(text):
        yield from _longest_iban(match)
    for match in _SIXTEEN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if _labelled(_ACCOUNT, text, match.start()) or (
            is_kosovo_account(digits) and not _is_row(text, match) and not _AMOUNT_AFTER.match(text, match.end())
        ):
            yield match.span()


def _longest_iban(match: re.Match) -> Iterator[tuple[int, int]]:
    """The account number without a word in capitals that follows it."""
    value = match.group()
    while len(value) >= 15:
        if iban_is_right(value):
            yield match.start(), match.start() + len(value)
            return
        value = value[:-1].rstrip()


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for match in _MOBILE_OR_LINE.finditer(text):
        labelled = _labelled(_PHONE, text, match.start())
        if not labelled and (_is_no_person(text, match) or not _looks_like_phone(text, match)):
            continue
        yield match.span()


def _looks_like_phone(text: str, match: re.Match) -> bool:
    """Without a word for it: a country, a slash or dash, or a mobile number that is no row of figures."""
    if match.group().startswith(("+", "00")) or re.search("[/-]", match["gap"] or ""):
        return True
    return match.group().startswith(("04", "(04")) and not _is_row(text, match)


def _emails(text: str) -> Iterator[tuple[int, int]]:
    for match in _EMAIL.finditer(text):
        if not match.group().lower().endswith(OFFICIAL_DOMAINS):
            yield match.span()


_FINDERS: tuple[tuple[FindingKind, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    ("email", _emails),
    ("bank-account", _accounts),
    ("personal-number", _personal_numbers),
    ("phone", _phones),
)


def _labelled(label: re.Pattern, text: str, start: int) -> bool:
    """Whether one of the words stands shortly before, with no other long number between."""
    before = text[max(0, start - _BEFORE) : start]
    after_number = re.split(r"\d[\d /.-]{5,}", before)[-1]
    return label.search(folded(after_number)) is not None


def _is_no_person(text: str, match: re.Match) -> bool:
    before = text[max(0, match.start() - 60) : match.start()]
    return bool(
        _NUMBER_MARK.search(folded(before)) or _ADDRESS_BEFORE.search(before) or _AMOUNT_AFTER.match(text, match.end())
    )


def _is_row(text: str, match: re.Match) -> bool:
    """Whether the number is a row of figures: years, or beside numbers that are nobody's."""
    before = text[max(0, match.start() - _ROW) : match.start()].rpartition("\n")[2]
    rest = before + " " + text[match.end() : match.end() + _ROW].partition("\n")[0]
    rest = _TEN.sub("", _MOBILE_OR_LINE.sub("", rest))
    years = re.fullmatch(r"(?:(?:19|20)\d\d[ -]?){4}", match.group())
    return years is not None or re.search(r"\d{3}|\d[.,]\d", rest) is not None
