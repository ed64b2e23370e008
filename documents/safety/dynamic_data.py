"""Formulas and fields that start programs (Dynamic Data Exchange), and formulas in tables that are only text."""

import re

from django.utils.translation import gettext as _

from .findings import refusal

_SPACES = re.compile(r"\s+")
_QUOTED = re.compile(r'"[^"]*"')
# Names of sheets stand between the same signs as topics, but no bar before them.
_SHEET = re.compile(r"(\| ?)?'(?:[^']++|'')*+'")
# application|topic!item, as in cmd|'/c calc'!A0
_DDE = re.compile(r"[\w.$\\/ ]\| ?(?:'[^']*'|[^\s!|]{1,200}) ?!", re.IGNORECASE)
_DDE_FUNCTION = re.compile(r"\bDDE(?:AUTO)?\s*\(", re.IGNORECASE)
_FIELD = re.compile(r"\s*\"?\s*DDE(?:AUTO)?\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\s*QUOTE((?:\s+\d{1,5})+)", re.IGNORECASE)
# The first signs by which spreadsheet programs take text for a formula; OWASP, “CSV Injection”.
_CELL = r"(?:^|[;,\t\n\r\"])[ \"]{0,9}"
_CALL = r"(?:[A-Za-z_.]{2,40}\(|\$?[A-Za-z]{1,3}\$?\d{1,9}\b|[\d.]{1,20} ?[*/^] ?\w)"
_FORMULA = re.compile(_CELL + r"(?:=[^=\s]|[+\-@]" + _CALL + ")")
_EXCHANGE_CELL = re.compile(_CELL + r"([=+\-@][^;\t\n\r|]{1,200}\|[^\n\r]{1,300})")


def starts_program() -> Exception:
    return refusal(
        "starts_program",
        _("The file has a formula or field that starts another program (DDE). Remove it, or save the file as PDF."),
    )


def check_formula(text: str) -> None:
    """Raise ValidationError for a formula of a workbook that asks another program for data."""
    if "|" not in text and "(" not in text:
        return
    text = _SPACES.sub(" ", text)
    bare = _SHEET.sub(lambda found: found.group() if found.group(1) else "''", _QUOTED.sub('""', text))
    if _DDE.search(bare) or _DDE_FUNCTION.search(bare):
        raise starts_program()


def check_field(instruction: str) -> None:
    """Raise ValidationError for a field of a text document that asks another program for data.

    The word may be spelt in numbers by a QUOTE field, which Word puts together before it reads the result.
    """
    if found := _NUMBERS.match(instruction):
        instruction = "".join(chr(int(number)) for number in found.group(1).split())
    if _FIELD.match(instruction):
        raise starts_program()


def has_formula(text: str) -> bool:
    """Whether a piece of a text table holds a cell that a spreadsheet program would calculate.

    Signed numbers, telephone numbers and dashes before words are none. Raise ValidationError for DDE.
    """
    if "|" in text:
        for cell in _EXCHANGE_CELL.finditer(text):
            if _DDE.search(_SPACES.sub(" ", cell.group(1))):
                raise starts_program()
    return bool(_FORMULA.search(text))
