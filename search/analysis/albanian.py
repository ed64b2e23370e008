"""A light stemmer for Albanian: endings of nouns, adjectives and the commonest verb forms, from folded words.

There is none in Snowball. The endings are those of the declensions of standard Albanian (indefinite and definite, five
cases, singular and plural; described in Newmark, Hubbard and Prifti, "Standard Albanian: A Reference Grammar for
Students", Stanford 1982), written without ë and ç and tried on municipal texts. One ending is taken off, the longest
that fits; what is left keeps three letters. Stems whose own end looks like an ending (``buxhet``, ``prishtin``) and
irregular words are data (``data/albanian.toml``).
"""

import re
import tomllib
from functools import cache
from pathlib import Path

SHORTEST = 3
# By the letter before them: i-nouns keep no i (drejtoria, drejtorisë), so they meet the noun they come from.
_OF_I = "ia ias ian iat iave ie ien ies iet ieve ise ine ite ive ish i"
_OF_CONSONANTS = "it in a at ave ash e en es et eve esh ish i ja jes jen jet jeve je ve"
_AFTER_K_G_H = "u ut un"
_AFTER_I = "u ut un"
_AFTER_VOWELS = "ja jes jen jet jeve"
_AFTER_J = "t sh"
_AFTER_LISTED_STEMS = "s n t ve se ne te"
_PLURALS = "ra rat rave ri ria rit er eri erit erve"
_VOWELS = frozenset("aeiouy")
_ALL = sorted(
    {*" ".join((_OF_I, _OF_CONSONANTS, _AFTER_K_G_H, _AFTER_VOWELS, _AFTER_J)).split()},
    key=lambda end: (-len(end), end),
)
_AFTER_STEMS = frozenset([*_ALL, *_PLURALS.split(), *_AFTER_LISTED_STEMS.split(), ""])
# Verbs of the largest class: miratohet, miratohen, miratojnë, miratuar, miratuan, miratoi are one word.
_VERB = re.compile(
    r"(?<=...)(?:ohet|ohen|ohej|oheshin|ojne|ojme|oje|oi|uar|uara|uarat|uarit|uarin|uarve|uare|uan|uam)$"
)
# Agents end like a genitive: kryesues, punonjës, pjesëmarrës.
_AGENT = re.compile(r"(?:ues|yes|njes|dhenes|mares|beres|(?<=...)itet)$")
# Adjectives: the i of aktive, administrative belongs to the stem.
_ADJECTIVE = re.compile(r"tiv(?=e$|es$|en$|a$|et$|eve$)")
_SOUNDS = (
    # numër, numri; përgjithshëm, përgjithshme; nivel stays one word whatever it loses.
    (re.compile(r"(?<=..)(?<=[^aeiouy])e([rml])$"), r"\1"),
    (re.compile(r"(?<=...)uj$"), "ul"),
    # park, parqe; treg, tregje.
    (re.compile(r"(?<=..)q$"), "k"),
    (re.compile(r"(?<=..)gj$"), "g"),
)


@cache
def _data() -> tuple[frozenset[str], dict[str, str]]:
    with (Path(__file__).with_name("data") / "albanian.toml").open("rb") as file:
        data = tomllib.load(file)
    forms = {form: stem for stem, words in data["forms"].items() for form in words.split()}
    return frozenset(" ".join(data["stems"].values()).split()), forms


def stem(word: str) -> str:
    """Return the stem of a folded word."""
    stems, forms = _data()
    if word in forms:
        return forms[word]
    for length in range(len(word), SHORTEST - 1, -1):
        if word[:length] in stems and word[length:] in _AFTER_STEMS:
            return _sounded(word[:length])
    return _sounded(_without_ending(word))


def _without_ending(word: str) -> str:
    verb = _VERB.search(word)
    if verb:
        return word[: verb.start()] + "o"
    if _AGENT.search(word):
        return word
    adjective = _ADJECTIVE.search(word)
    if adjective:
        return word[: adjective.end()]
    for ending in _ALL:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST and _fits(word[: -len(ending)], ending):
            return word[: -len(ending)]
    return word


def _fits(stem: str, ending: str) -> bool:
    """Whether an ending follows the last letter of a stem in the declension tables."""
    last = stem[-1]
    if last in _VOWELS:
        return (ending in _AFTER_I.split() and last == "i") or (ending in _AFTER_VOWELS.split() and last == "y")
    if ending in _AFTER_K_G_H.split():
        return last in "kgh"
    return ending not in _AFTER_J.split() or last == "j"


def _sounded(stem: str) -> str:
    for pattern, replacement in _SOUNDS:
        stem = pattern.sub(replacement, stem)
    return stem
