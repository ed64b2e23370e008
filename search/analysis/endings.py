"""Endings that are written behind numbers and abbreviations: OJQ-të, MAPL-së, MALS-u, 2024-ës, 5-ti."""

from .folding import fold_word

_ENDINGS = frozenset(
    "e i u a s n t te se ne ve it in un ut es et en at ja je ta ti tit tin re ri im og om oj ima ama om em ov ova sh ave eve".split()
)


def is_ending(text: str) -> bool:
    return fold_word(text) in _ENDINGS
