"""Serbian from the time before Unicode: letters that an old font drew in the place of other signs.

Three ways are undone, all into Serbian Latin: the Cyrillic fonts and standard JUS I.B1.003 (w = њ, q = љ, x = џ), the
7-bit standards JUS I.B1.002 and 003 (@ [ \\ ] ^ and ` { | } ~ = Ž Š Đ Ć Č, capital and small), and Windows-1250 read as
Windows-1252 (è æ ð = č ć đ).

q and x are ordinary letters of Albanian, w of English, the brackets of everything else. So a word changes only in a
line that is Serbian (``legacy_lines``), and, unless it becomes a common Serbian word (``legacy_words``), only in a text
with several such words.
"""

import re

from documents.engines.legacy_lines import FOREIGN, OTHER, SERBIAN, UNKNOWN, languages_of
from documents.engines.legacy_words import is_address, is_plausible, is_sure

_LETTERS = {
    **dict(zip("@[\\]^`{|}~", "ŽŠĐĆČžšđćč", strict=True)),
    **dict(zip("ÈÆÐèæð", "ČĆĐčćđ", strict=True)),
    **dict(zip("wqxWQX", ("nj", "lj", "dž", "Nj", "Lj", "Dž"), strict=True)),
}
_SIGNS = r"@\[\\\]^`{|}~"
_LETTER = "A-Za-zČĆŽŠĐčćžšđÈÆÐèæð"
_WORD = re.compile(f"[{_LETTER}{_SIGNS}]+")
_LEGACY = re.compile(f"[{_SIGNS}ÈÆÐèæðwqxWQX]")
# What every text in an old font has somewhere. The rest of the work is done only where this is found.
_GATE = re.compile(
    r"[a-zčćžšđ][\[\\\]^`{|}~èæð][a-zčćžšđ]|[aei]w(?:a|e|u|em|ima)\b|[bvpm]q[aeiou]"
    r"|\b(?:w(?:egov|ihov|en|ih|im)|qud|(?:is|u|pri|za)?kqu|(?:po)?nedeq|poq|boq|buxet|menax|sredw|zadw|spoqn)"
    r"|\b[\[{~^|][a-z]+[{~`}|][a-z]",
    re.IGNORECASE,
)
# So many sure words make a text one in an old font.
_ENOUGH = 3


def repair(text: str) -> tuple[str, bool]:
    """Return the text with the words of old fonts in Serbian Latin, and whether any changed."""
    (repaired,), changed = repair_pages([text])
    return repaired, changed


def repair_pages(pages: list[str]) -> tuple[list[str], bool]:
    """Return the pages of one file, which share their evidence, repaired; and whether any changed."""
    if not any(_GATE.search(page) for page in pages):
        return pages, False
    lines = [page.split("\n") for page in pages]
    languages = [languages_of(page, _tentative) for page in lines]
    sure = sum(
        _is_sure(word, language)
        for page, found in zip(lines, languages, strict=True)
        for line, language in zip(page, found, strict=True)
        if language != OTHER
        for word in _words(line)
    )
    if not sure:
        return pages, False
    # In a text that is Serbian throughout, a line that says nothing is Serbian too.
    alone = not any(OTHER in found for found in languages)
    bold = {language for language in (SERBIAN, UNKNOWN) if sure >= _ENOUGH and (alone or language == SERBIAN)}
    repaired = [
        "\n".join(_repair_line(line, language, language in bold) for line, language in zip(page, found, strict=True))
        for page, found in zip(lines, languages, strict=True)
    ]
    return repaired, repaired != pages


def _words(line: str) -> list[str]:
    """The words of a line that may be of an old font; those of addresses and paths are none."""
    if not _LEGACY.search(line):
        return []
    return [word for chunk in line.split() if not is_address(chunk) for word in _WORD.findall(chunk)]


def _tentative(line: str) -> str:
    return _WORD.sub(lambda found: _latin(found[0]), line)


def _repair_line(line: str, language: str, bold: bool) -> str:
    """``bold`` is to change plausible words too, not only sure ones."""
    if language == OTHER or not _LEGACY.search(line):
        return line

    def of_chunk(chunk: re.Match) -> str:
        return chunk[0] if is_address(chunk[0]) else _WORD.sub(of_word, chunk[0])

    def of_word(found: re.Match) -> str:
        word = found[0]
        return _latin(word) if _is_sure(word, language) or (bold and is_plausible(word, line)) else word

    return re.sub(r"\S+", of_chunk, line)


def _is_sure(word: str, language: str) -> bool:
    return bool(_LEGACY.search(word)) and is_sure(word, _latin(word), language == SERBIAN)


def _latin(word: str) -> str:
    """The word in Latin letters; two letters for one follow the case of their neighbour."""
    if not _LEGACY.search(word) or FOREIGN.search(word):
        return word
    shout = word.upper() == word and sum(sign.isalpha() for sign in word) > 1
    letters = (_LETTERS.get(sign, sign) for sign in word)
    return "".join(letter.upper() if shout and len(letter) > 1 else letter for letter in letters)
