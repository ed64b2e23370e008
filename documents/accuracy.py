"""How much of a text was read correctly."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
# What Markdown and HTML write around words: headings, rules between parts, bold and italic in pairs, tags.
_BEFORE_LINES = re.compile(r"^[ \t]*(?:#{1,6}(?=\s)|-{3,}[ \t]*$)", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])|\*{4}")
_TAGS = re.compile(r"</?[a-z][^<>]*>")


def character_accuracy(found: str, truth: str) -> float:
    """Return the share of ``truth`` that ``found`` has right: 1 minus edits divided by the length of ``truth``.

    Both are compared in NFC with every run of white space as one space. Lines in another order count as edits. The
    result is between 0 and 1; an empty truth is found only by an empty text.
    """
    found, truth = _comparable(found), _comparable(truth)
    if not truth:
        return 0.0 if found else 1.0
    return max(0.0, 1 - edit_distance(found, truth) / len(truth))


def without_markup(text: str) -> str:
    """Return a true text without signs of Markdown and HTML: no page shows them."""
    return _EMPHASIS.sub(r"\2", _BEFORE_LINES.sub("", _TAGS.sub(" ", text)))


def without_heading(found: str, truth: str, most: int) -> str:
    """Return ``found`` without up to ``most`` first lines, where the true text does not have them."""
    lines = found.strip().splitlines(keepends=True)
    shorter = ("".join(lines[number:]) for number in range(min(most, len(lines)) + 1))
    return max(shorter, key=lambda text: character_accuracy(text, truth))


def edit_distance(first: str, second: str) -> int:
    """Return how many characters must be inserted, removed or replaced to make ``first`` into ``second``.

    Myers's bit-parallel algorithm in the form of Hyyrö 2003 ("A bit-vector algorithm for computing Levenshtein and
    Damerau edit distances"): a whole column of the table is two integers, so 60,000 characters against 60,000 take
    about two seconds.
    """
    first, second = _without_common_ends(first, second)
    if not first or not second:
        return len(first) or len(second)
    everywhere, places = (1 << len(first)) - 1, _places(first)
    up, down, last, distance = everywhere, 0, len(first) - 1, len(first)
    for character in second:
        equal = places.get(character, 0)
        vertical = equal | down
        horizontal = (((equal & up) + up) ^ up) | equal
        rise = down | (everywhere & ~(horizontal | up))
        fall = up & horizontal
        distance += (rise >> last & 1) - (fall >> last & 1)
        rise = (rise << 1 | 1) & everywhere
        fall = fall << 1 & everywhere
        up = fall | (everywhere & ~(vertical | rise))
        down = rise & vertical
    return distance


def _comparable(text: str) -> str:
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def _without_common_ends(first: str, second: str) -> tuple[str, str]:
    shorter = min(len(first), len(second))
    start = next((n for n in range(shorter) if first[n] != second[n]), shorter)
    first, second = first[start:], second[start:]
    shorter -= start
    end = next((n for n in range(shorter) if first[-1 - n] != second[-1 - n]), shorter)
    return first[: len(first) - end], second[: len(second) - end]


def _places(text: str) -> dict[str, int]:
    """Return for each character an integer with a bit set at every position where the text has it."""
    bits: dict[str, bytearray] = {}
    for position, character in enumerate(text):
        row = bits.setdefault(character, bytearray(len(text) // 8 + 1))
        row[position >> 3] |= 1 << (position & 7)
    return {character: int.from_bytes(row, "little") for character, row in bits.items()}
