"""Names that start something, in the open and inside compressed object streams (ISO 32000-2, 7.3.5, 7.5.7, 12.6).

The whole file is searched, not only what its cross-reference table leads to: readers repair files in different ways,
and what one of them may find counts.
"""

import mmap
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from opening import Unusable

MEGABYTE = 1024**2
_LARGEST_STREAM = 64 * MEGABYTE
_LARGEST_SUM = 256 * MEGABYTE
_GAP = rb"(?:[\0\t\n\f\r ]|%[^\r\n]*+[\r\n])*+"
_END = rb"(?=[\0\t\n\f\r ()<>\[\]{}/%]|\Z)"
_NESTED = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+\)"
_STRINGS = re.compile(_NESTED + rb"|%[^\r\n]*+", re.DOTALL)


def spelt(word: str) -> bytes:
    """A pattern for a name in all its spellings: any sign may be written as # and two digits."""
    signs = (b"(?:%s|#%s)" % (re.escape(sign.encode()), _hexadecimal(sign)) for sign in word)
    return b"/" + b"".join(signs) + _END


def _hexadecimal(sign: str) -> bytes:
    return b"".join(b"[%c%c]" % (ord(digit.lower()), ord(digit.upper())) for digit in f"{ord(sign):02x}")


_ACTIONS = {
    "javascript": ("JavaScript",),
    "launch": ("Launch",),
    "media": ("Rendition", "RichMediaExecute"),
    "submit": ("SubmitForm",),
    "import": ("ImportData",),
}


def _any(words: tuple[str, ...]) -> bytes:
    return b"(?:" + b"|".join(map(spelt, words)) + b")"


# Where a name stands alone as an object, something may refer to it.
RULES = {
    finding: re.compile(b"(?:" + spelt("S") + b"|obj" + b")" + _GAP + _any(words))
    for finding, words in _ACTIONS.items()
} | {
    "richmedia": re.compile(spelt("Subtype") + _GAP + _any(("RichMedia",))),
    "xfa": re.compile(spelt("XFA") + _GAP + rb"(?:\[|\d+" + _GAP + rb"\d)"),
    "attachment": re.compile(
        spelt("EF") + _GAP + rb"(?:<<|\d+" + _GAP + rb"\d)|" + spelt("Type") + _GAP + spelt("EmbeddedFile")
    ),
    "share": re.compile(
        _any(("F", "UF")) + _GAP + rb"(?:\(\s*(?:\\\\\\\\|//\w|\xfe\xff\0\\)|<\s*(?:5[Cc]5[Cc]|FEFF005C))"
    ),
}
# One quick pass tells which of these names occur at all; most files have none, and need no other pass.
_WORDS = {word: finding for finding, words in _ACTIONS.items() for word in words} | {
    "RichMedia": "richmedia",
    "XFA": "xfa",
    "EF": "attachment",
    "EmbeddedFile": "attachment",
    "UF": "share",
    "F": "share",
    "ObjStm": "",
    "First": "",
}
_QUICK = re.compile(b"/(?:" + b"|".join(b"(?P<%s>%s)" % (word.encode(), spelt(word)[1:]) for word in _WORDS) + b")")
_ALONE = {finding: re.compile(_any(words)) for finding, words in _ACTIONS.items()}
_OBJECT_STREAM = re.compile(spelt("Type") + _GAP + spelt("ObjStm") + b"|" + spelt("First") + _GAP + rb"\d")
_STREAM = re.compile(rb"(?:>>|\s)stream(?:\r\n|\n|\r)|endobj")
# Dictionaries of object streams are short and plain; what strings and comments could hide is left to a full reader.
_PLAIN_DICTIONARY = re.compile(rb"[\r\n]\s*\d+\s+\d+\s+obj\s*(<<[^()%]*)\Z")
_LONGEST_DICTIONARY = 1000
_FLATE_ALONE = re.compile(spelt("Filter") + rb"\s*\[?\s*" + spelt("FlateDecode") + rb"\s*(?:\]|/|>>|\Z)")
_PARAMETERS = re.compile(_any(("DecodeParms", "F", "FFilter")))


@dataclass(frozen=True)
class Scan:
    """What was found; ``unusual`` where an object stream is packed in a way that only a full reader unpacks."""

    findings: frozenset[str] = field(default_factory=frozenset)
    unusual: bool = False

    def __or__(self, plain: "Scan") -> "Scan":
        """Together with the scan of a plain copy, which settles what was unusual."""
        return Scan(self.findings | plain.findings, plain.unusual)


def scan(path: str, *, object_streams: bool = True) -> Scan:
    """Search a file; without ``object_streams`` only what stands in the open (in encrypted files they are noise)."""
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        suspected, places = _quick_pass(data)
        findings = {finding for finding in suspected if RULES[finding].search(data)}
        unusual = False
        for content in _object_streams(data, places) if object_streams else ():
            unusual = unusual or content is None
            findings |= _in_object_stream(content or b"")
    return Scan(frozenset(findings), unusual)


def _quick_pass(data: mmap.mmap) -> tuple[set[str], list[int]]:
    """The findings whose names occur, and where dictionaries of object streams may be."""
    suspected, places = set(), []
    for hit in _QUICK.finditer(data):
        if finding := _WORDS[hit.lastgroup]:
            suspected.add(finding)
        else:
            places.append(hit.start())
    return suspected, places


def _in_object_stream(content: bytes) -> set[str]:
    findings = {finding for finding, rule in RULES.items() if rule.search(content)}
    suspects = {finding: rule for finding, rule in _ALONE.items() if finding not in findings and rule.search(content)}
    if suspects:
        # Addresses of web pages hold such words too ("…/JavaScript/…"); only names outside of strings count.
        bare = _STRINGS.sub(b" ", content)
        findings |= {finding for finding, rule in suspects.items() if rule.search(bare)}
    return findings


def _object_streams(data: mmap.mmap, places: list[int]) -> Iterator[bytes | None]:
    """The content of each object stream once, or None for one that is packed in an unusual way."""
    total, reached = 0, 0
    for hit in places:
        if hit < reached:
            continue
        start = _STREAM.search(data, hit)
        reached = start.end() if start else len(data)
        if not start or start.group() == b"endobj":
            continue
        content = _unpacked(data, hit, start)
        total += len(content or b"")
        if total > _LARGEST_SUM:
            raise Unusable("bomb")
        yield content


def _unpacked(data: mmap.mmap, hit: int, start: re.Match[bytes]) -> bytes | None:
    before = data[max(0, hit - _LONGEST_DICTIONARY) : min(start.start(), hit + _LONGEST_DICTIONARY) + 2]
    found = _PLAIN_DICTIONARY.search(before)
    if start.start() > hit + _LONGEST_DICTIONARY or not found:
        return None
    if _PARAMETERS.search(found.group(1)) or not _FLATE_ALONE.search(found.group(1)):
        return None
    return _inflated(data, start.end())


def _inflated(data: mmap.mmap, place: int) -> bytes | None:
    inflater, content = zlib.decompressobj(), bytearray()
    try:
        while not inflater.eof and place < len(data):
            content += inflater.decompress(data[place : place + 65536], _LARGEST_STREAM)
            while inflater.unconsumed_tail and not inflater.eof and len(content) <= _LARGEST_STREAM:
                content += inflater.decompress(inflater.unconsumed_tail, _LARGEST_STREAM)
            if len(content) > _LARGEST_STREAM:
                raise Unusable("bomb")
            place += 65536
    except zlib.error:
        # Readers show what came before the damage.
        return bytes(content) or None
    return bytes(content)
