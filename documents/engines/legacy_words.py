"""Which single words can come from an old font: surely, by what they become, or plausibly, by their form."""

import re

from documents.engines.legacy_lines import FOREIGN

_STEMS = """
    skupštin opštin član odluč zaključ obavešt građan gradonačel služb tačk tačn većin međ izmeđ zemlj nedelj
    ponedelj ljud ključ uključ isključ priključ budžet rešenj sprovođ planiranj finansiranj pitanj izvešt izvrš
    naređ uređ određ utvrđ potvrđ sadrž držav održ može takođ kuć pomoć moguć opšt društv škol upravlj
    predstavlj objavlj obavlj postavlj poštov važ način račun troš više bolj želj njegov njihov njima njen
    srednj zadnj prednj spoljn područj zajednič polj cilj menadž informisanj usvajanj donošenj rađ građev
    priprem raspodel žalb žitel pravnič učeš učest mišljenj saopštenj zaduž nadlež ovlašć poreč drugač početn
    završ koriš usluž javnoš prošl sledeć ministar mališev prištin
""".split()  # noqa: SIM905
_STEM = re.compile(rf"^(?:{'|'.join(_STEMS)})", re.IGNORECASE)
_SOFT_LIP = re.compile(r"[vbpm]q[aeiou]", re.IGNORECASE)
# Verbal nouns, the commonest home of њ. Other languages have such endings too, so the line must be Serbian.
_VERBAL_NOUN = re.compile(r"[aei][wW](?:[aeu]|em|ima)$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"://|^www\.|\w@[\w-]+\.|\.[a-z]{2,}(?:/|$)|^[A-Za-z]:\\|[=<>$#()]\w*[{\[|]|^#|\w\(\)", re.IGNORECASE
)
_SIGN = re.compile(r"[@\[\\\]^`{|}~èæðÈÆÐ]")
_EDGE_SIGN = re.compile(r"^[@\[\\\]^`{|}~]|[@\[\\\]^`{|}~]$")
_PAIRS = {"[": "]", "]": "[", "{": "}", "}": "{", "|": "|", "`": "`", "~": "~"}
_LONG = 3


def is_address(chunk: str) -> bool:
    """Tell whether signs between blanks are a web or e-mail address, a path, or a piece of a program."""
    return bool(_ADDRESS.search(chunk))


def is_sure(word: str, latin: str, serbian_line: bool) -> bool:
    """Tell whether ``word`` certainly is the legacy form of ``latin``, in a Serbian line or one that says nothing."""
    if word == latin or FOREIGN.search(word):
        return False
    # A word that began so before the repair proves nothing: ``pitanja]``.
    if _STEM.search(latin) and not _STEM.search(word):
        return True
    # Qerim, Obiliq: names of Albanians in Serbian lines.
    if word[0] in "QX" and not word.isupper():
        return False
    return bool(_SOFT_LIP.search(word)) or (serbian_line and bool(_VERBAL_NOUN.search(word)))


def is_plausible(word: str, line: str) -> bool:
    """Tell whether ``word`` may be Serbian in an old font; asked only for a text that is in one."""
    letters = sum(sign.isalpha() for sign in word)
    if not letters or FOREIGN.search(word) or (word.isupper() and len(word) < _LONG):
        return False
    if len(word) == 1:
        return False
    edge = _EDGE_SIGN.search(word)
    return not edge or not _is_paired(edge[0], word, line)


def _is_paired(sign: str, word: str, line: str) -> bool:
    """A bracket whose other half closes the word is a bracket; a square one also where it closes another word.

    Braces and the rest are not asked for in the line: prose has none, and Serbian has many words in š- and -ć.
    """
    other = _PAIRS.get(sign)
    if other is None:
        return False
    far_edge = word[-1] if word.startswith(sign) else word[0]
    return other == far_edge or (sign in "[]" and other in line.replace(word, ""))
