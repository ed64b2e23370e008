"""Words of one language among the text of the other. Letterheads in both languages are none."""

import re
from collections.abc import Iterator
from functools import cache

from cms.text import ascii_text
from search.analysis.languages import languages, stop_words

from ..choices import Code, Kind
from ..differences import Difference
from ..parts import Pair, Part
from ..register import Register

_SENTENCE = re.compile(r"[^.!?;:\n|\t/](?:[^.!?;\n|\t/]|\.(?=\S)|\n(?!\s*\n))*")
_WORD = re.compile(r"[^\W\d_]+")
# Letters that only one of the two languages has.
_LETTERS = {"sq": re.compile(r"[ëç]"), "sr": re.compile(r"[čćšžđ]")}
# What somebody else said, or is called, is in its own language.
_QUOTED = re.compile(r"„[^“”\n]{1,200}[“”]|“[^”\n]{1,200}”|«[^»\n]{1,200}»|\"[^\"\n]{1,200}\"|‚[^‘’\n]{1,200}[‘’]")
# Words beside those of grammar that tell of a language also where its letters are written plainly.
_ALSO = {
    "sq": {"eshte", "duhet", "mund", "bashku", "qytetaret", "komunes", "vendimi"},
    "sr": {"mogu", "moze", "treba", "opstine", "opstini", "gradjani", "gradjana", "podnesu", "podneti"},
}
_LEAST_WORDS = 4
_LEAST_SIGNS = 2


def other_language(pair: Pair, register: Register) -> Iterator[Difference]:
    """Sentences that have more signs of the other language of the pair than of their own; each once."""
    languages_of = [version.language.partition("-")[0] for version in pair]
    for version, other in zip(pair, reversed(languages_of), strict=True):
        own = version.language.partition("-")[0]
        if {own, other} <= _LETTERS.keys() & languages().keys():
            for part in version.parts.values():
                yield from _leaks(part, own, other)


def _leaks(part: Part, own: str, other: str) -> Iterator[Difference]:
    for match in _SENTENCE.finditer(part.text):
        # Capitals are names and letterheads.
        words = [word for word in _WORD.findall(_QUOTED.sub(" ", match[0])) if word[0].islower()]
        foreign = sum(_is_of(word, other, own) for word in words)
        native = sum(_is_of(word, own, other) for word in words)
        if len(words) >= _LEAST_WORDS and foreign >= _LEAST_SIGNS and foreign > 2 * native:
            shown = " ".join(match[0].split())
            passage = part.passage(match.start(), match.end())
            yield Difference(Kind.LEAK, Code.LEAK, (shown.lower()[:200], ""), passage, None, {"first": shown[:120]})


def _is_of(word: str, language: str, other: str) -> bool:
    """Whether a word tells of a language: by a letter, or as a word of its grammar that the other has not."""
    return bool(_LETTERS[language].search(word)) or ascii_text(word) in _telling(language, other)


@cache
def _telling(language: str, other: str) -> frozenset[str]:
    grammar = {word for word in stop_words(language) - stop_words(other) if len(word) > 1}
    return frozenset({*grammar, *_ALSO[language]})
