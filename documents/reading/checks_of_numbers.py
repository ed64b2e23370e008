"""Check digits of the numbers that people and accounts have."""

import re
from datetime import date


def is_kosovo_personal_number(digits: str) -> bool:
    """Ten digits, the last a check digit: weights 4 3 2 7 6 5 4 3 2, eleven less the rest by 11, 10 and 11 as 0.

    Source: the open-source ``nidx`` validators; the rule stands in no official text that we know of (Administrative
    Instruction MIA 06/2016 orders the number), so it only picks numbers out of a text and never refuses one.
    """
    if not re.fullmatch(r"[1-9]\d{9}", digits):
        return False
    rest = (
        11 - sum(int(digit) * weight for digit, weight in zip(digits, (4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False)) % 11
    )
    return int(digits[9]) == (0 if rest >= 10 else rest)


def is_jmbg(digits: str) -> bool:
    """Thirteen digits of the Yugoslav citizen's number: day, month, year of birth, region, order, check digit."""
    if not re.fullmatch(r"\d{13}", digits):
        return False
    year = int(digits[4:7]) + (2000 if digits[4] == "0" else 1000)
    try:
        date(year, int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return False
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, (7, 6, 5, 4, 3, 2) * 2, strict=False)) % 11
    return year >= 1880 and int(digits[12]) == (0 if rest >= 10 else rest)


def is_kosovo_account(digits: str) -> bool:
    """Sixteen digits of which the last two are check digits (ISO 7064, modulo 97)."""
    return re.fullmatch(r"[1-9]\d{15}", digits) is not None and int(digits) % 97 == 1


def iban_is_right(value: str) -> bool:
    """An international account number (ISO 13616), spaces allowed; one of Kosovo (XK) has twenty signs."""
    compact = re.sub(r"\s", "", value)
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", compact) or (compact[:2] == "XK" and len(compact) != 20):
        return False
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1
