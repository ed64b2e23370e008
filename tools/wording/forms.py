"""Whether a translation has the form of its message: placeholders, plurals, tags, signs at both ends."""

import re
from collections.abc import Iterator

import polib

PLACEHOLDER = re.compile(r"%\([a-z_0-9]+\)[a-z]|%%|%[sdr]|\$?\{[a-z_0-9]*\}", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
ENDS = ".:?!…"
_THREE_DOTS = re.compile(r"\.\.\.$")
# Marks that neither language uses for quotations; apostrophes inside a word are none.
_FOREIGN_QUOTES = re.compile(r"""(?<![\w=])["'](?=[\w%{])|“[^“”„]*”""")
Translation = tuple[str, str]


def translations(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]


def problem_of(source: polib.POEntry, entry: polib.POEntry | None) -> str | None:
    """What is wrong with the translation of ``source``, or None."""
    if entry is None or entry.obsolete:
        return "is not in the catalogue: run make messages"
    if entry.fuzzy:
        return "is marked fuzzy: check the words and remove the mark"
    texts = translations(entry)
    if not texts or not all(texts):
        return "lacks a plural form" if source.msgid_plural else "has no translation"
    found = next(_plural(source, texts) if source.msgid_plural else _placeholders(source.msgid, texts[0]), None)
    return found or next((each for text in texts for each in _shape(source, text)), None)


def _placeholders(message: str, text: str) -> Iterator[str]:
    if sorted(PLACEHOLDER.findall(message)) != sorted(PLACEHOLDER.findall(text)):
        yield f"has other placeholders in its translation: {text!r}"


def _plural(source: polib.POEntry, texts: list[str]) -> Iterator[str]:
    """Serbian's first form serves 21 as well, so it needs the number; Albanian's serves 1 alone and may say it."""
    wanted = set(PLACEHOLDER.findall(source.msgid_plural))
    one = set(PLACEHOLDER.findall(source.msgid))
    allowed = [(wanted,) if len(texts) > 2 else (wanted, one), *[(wanted,)] * (len(texts) - 1)]
    for text, sets in zip(texts, allowed, strict=True):
        if set(PLACEHOLDER.findall(text)) not in sets:
            yield f"has other placeholders in a plural form: {text!r}"


def _shape(source: polib.POEntry, text: str) -> Iterator[str]:
    message = source.msgid
    if sorted(map(_tag, TAG.findall(message))) != sorted(map(_tag, TAG.findall(text))):
        yield f"has other tags in its translation: {text!r}"
    if "..." in text:
        yield f"has three dots in place of …: {text!r}"
    if _end(message) != _end(text):
        yield f"ends with another sign: {text!r}"
    if (message[:1].isspace(), message[-1:].isspace()) != (text[:1].isspace(), text[-1:].isspace()):
        yield f"begins or ends with other spaces: {text!r}"
    if _FOREIGN_QUOTES.search(TAG.sub("", text)):
        yield f"has quotation marks other than „ “: {text!r}"


def _tag(tag: str) -> str:
    """A tag without words that are translated inside it."""
    return re.sub(r'((?:title|alt|aria-label)=)"[^"]*"', r"\1", tag)


def _end(text: str) -> str:
    last = _THREE_DOTS.sub("…", text.strip())[-1:]
    return last if last in ENDS else ""
