"""Corrections that cannot be wrong. Names and numbers are never guessed: what looks odd is left to a person."""

# Letters that look the same in both scripts, so that only the rest of the word tells them apart.
_LATIN, _CYRILLIC = "ABCEHJKMOPTXacejopxy", "АВСЕНЈКМОРТХасејорху"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def corrected(word: str) -> str:
    """Return the word with all letters of one script, where one script alone has all of them.

    Reading two scripts at once can give „Opštinа“ a Cyrillic last letter: it looks right and no search finds it.
    """
    latin = {letter for letter in word if letter.isalpha() and not _is_cyrillic(letter)}
    cyrillic = {letter for letter in word if _is_cyrillic(letter)}
    if not latin or not cyrillic:
        return word
    if latin <= set(_LATIN) and not cyrillic <= set(_CYRILLIC):
        return word.translate(_TO_CYRILLIC)
    if cyrillic <= set(_CYRILLIC) and not latin <= set(_LATIN):
        return word.translate(_TO_LATIN)
    return word


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u04ff"
