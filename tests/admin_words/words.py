"""Which words of a text are English: those of the sources that no translation into the language has."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
from django import conf
from django.apps import apps
from django.conf import settings

FOLDERS = {"sq": "sq", "sr-latn": "sr_Latn", "sr-cyrl": "sr"}
# Names, formats, keys and what else is the same in every language; ManagementForm is code in a sentence of Django's.
ALLOWED = frozenset(
    re.findall(
        r"\w+",
        """wagtail komuna pdf csv tsv txt rtf xls xlsx docx odt ods ppt pptx url api html json id po xliff rss iban sha
        ocr png jpg jpeg gif webp svg avif ico word excel ctrl shift alt enter esc utc eur kb mb gb vimeo youtube google
        english shqip srpski latinica српски managementform""",
    )
)
# English words that are words of the language too; “Službeni list” stands in what comes with the software.
OWN = {
    "sq": frozenset(
        re.findall(
            r"\w+",
            "draft format grant list material meta panel person plan plus portal private server tender term video",
        )
    ),
    "sr-latn": frozenset(
        re.findall(r"\w+", "april filter format grant licence meta panel period plan plus portal port tender")
    ),
    "sr-cyrl": frozenset(["list"]),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NO_WORDS = re.compile(
    r"""%\(\w+\)[a-z]|%[a-z%]|\{[^{}]*\}|<[^<>]*>|&\w+;   # places and marks
    |\b\w+://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+|(?<!\S)/\S*|\S*_\S*|\S*\d\S*   # addresses, names of files, numbers""",
    re.VERBOSE,
)
_LATIN = re.compile(r"[A-Za-zÀ-ž]")


def words(text: str) -> list[str]:
    """The words of a text, small, without places, addresses, names of files and what has a figure in it."""
    return [word for word in plain_words(_NO_WORDS.sub(" ", text)) if len(word) > 1]


def plain_words(text: str) -> list[str]:
    """All words of a text, small, whatever they stand in."""
    return [word.casefold() for word in _WORD.findall(text)]


def catalogues(folder: str, name: str = "*.po") -> Iterator[polib.POFile]:
    """All catalogues of a language that the portal reads; those of ``en`` have the sources alone."""
    packages = [Path(config.path) / "locale" for config in apps.get_app_configs()]
    for place in {*map(Path, settings.LOCALE_PATHS), *packages, Path(conf.__file__).parent / "locale"}:
        for path in place.glob(f"{folder}/LC_MESSAGES/{name}"):
            yield polib.pofile(str(path))


@cache
def english(language: str) -> frozenset[str]:
    """Words of the sources that are no words of the language."""
    sources = {word for folder in ("en", *FOLDERS.values()) for po in catalogues(folder) for word in _sources(po)}
    return frozenset(sources - native(language) - OWN[language] - ALLOWED)


@cache
def native(language: str) -> frozenset[str]:
    """Words that translations have and their own sources have not."""
    return frozenset(word for po in catalogues(FOLDERS[language]) for word in _translations(po))


@cache
def neighbouring(language: str) -> frozenset[str]:
    """Words of the portal's other languages that are no words of this one."""
    others = {word for other in FOLDERS if other != language for word in native(other)}
    return frozenset(others - native(language) - OWN[language] - ALLOWED)


def _sources(catalogue: polib.POFile) -> Iterator[str]:
    for entry in catalogue:
        yield from words(entry.msgid)
        yield from words(entry.msgid_plural)


def _translations(catalogue: polib.POFile) -> Iterator[str]:
    for entry in catalogue.translated_entries():
        own = set(words(entry.msgid)) | set(words(entry.msgid_plural))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            yield from set(words(text)) - own


def foreign_words(text: str, language: str, content: frozenset[str] = frozenset()) -> list[str]:
    """English words of a text, and words of other languages and letters that are none of ``content``."""
    return [
        word for word in words(text) if _is_english(word, language, content) or _is_strange(word, language, content)
    ]


def _is_english(word: str, language: str, content: frozenset[str]) -> bool:
    """What people wrote has English words by chance: of two letters, or such as “red” and “list” in Serbian."""
    by_chance = word in content and (len(word) == 2 or any(word in native(other) for other in FOLDERS))
    return word in english(language) and not by_chance


def _is_strange(word: str, language: str, content: frozenset[str]) -> bool:
    if word in content or word in ALLOWED:
        return False
    latin = _LATIN.match(word) is not None
    return latin == (language == "sr-cyrl") or word in neighbouring(language)
