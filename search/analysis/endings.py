"""Endings that are written behind numbers and abbreviations: OJQ-të, MAPL-së, MALS-u, 2024-ës, 5-ti."""

from .folding import fold_word

_ALBANIAN = "e i u a s n t te se ne ve it in un ut es et en at ja je ta re ri sh ave eve"
_SERBIAN = "e i u a ti tit tin im og om oj ima ama em ov ova"
_ENDINGS = frozenset(f"{_ALBANIAN} {_SERBIAN}".split())


def is_ending(text: str) -> bool:
    return fold_word(text) in _ENDINGS
