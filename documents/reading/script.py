"""Serbian Cyrillic in Latin letters, capitals kept: titles are stored in Latin and offered in both scripts."""

import re

_LETTERS = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(),  # noqa: SIM905
        strict=True,
    )
)
_CYRILLIC = re.compile("[Ѐ-ӿ]")


def in_latin(text: str) -> str:
    """``Љубав`` is ``Ljubav`` and ``ЉУБАВ`` is ``LJUBAV``; everything that is not Serbian Cyrillic stays."""
    return _CYRILLIC.sub(lambda match: _letter(match, text), text)


def _letter(match: re.Match, text: str) -> str:
    sign = match.group()
    latin = _LETTERS.get(sign.lower(), sign)
    if not sign.isupper() or latin == sign:
        return latin
    beside = text[match.end() : match.end() + 1] or text[max(0, match.start() - 1) : match.start()]
    shouted = beside.isupper() or (not beside.isalpha() and text[max(0, match.start() - 1) : match.start()].isupper())
    return latin.upper() if shouted else latin.capitalize()
