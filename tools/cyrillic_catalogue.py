"""Write the Cyrillic Serbian catalogues (sr) from the Latin ones (sr_Latn). Never edit a Cyrillic one by hand."""

import re
import sys
from pathlib import Path

import cyrtranslit
import polib

ROOT = Path(__file__).resolve().parents[1]
# Our own texts, and those of the packages that the admin is made of.
PLACES = ("cms/locale/sr_Latn/LC_MESSAGES/*.po", "catalogues/**/locale/sr_Latn/LC_MESSAGES/*.po")

# What stays as it is: placeholders, tags, entities, addresses, file names, command options and Latin abbreviations.
KEPT = re.compile(
    r"""
      %\([a-zA-Z_]+\)(?:\.\d+)?[sdifgr] | %%?[sdifr]\b | %% | \{[^{}]*\}
    | <[^<>]+> | &\#?\w+;
    | s3:// | (?:https?://|www\.)[^\s<>"]+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | --[a-z][a-z-]* | [A-Z][A-Z0-9]*_[A-Z0-9_]+ | [a-z0-9]+_[a-z0-9_]+ | \#[0-9a-fA-F]{6}\b
    | \b[\w-]+\.(?:csv|pdf|docx|odt|txt|py|json|xml|html|zip)\b
    | \b\d{2}/L-\d{3}\b
    | \bschema\.org\b | \bJSON(?:-LD|\ Lines)\b
    | \b(?:API|ASCII|Alt|Atom|BOM|CSV|Ctrl|DCAT|DDE|DOC|DOCX|ELI|EUR|Embedly|Enter|Excel|HTML|ID|JPEG|JSON|JavaScript
        |Komuna|Localize|OCR|ODS|ODT|Office|OpenDocument|PDF|PNG|PO|PPT|PPTX|PowerPoint|RSS|RTF|Rich\ Text|SHA-256|SMS
        |SVG|Taggit|Tesseract|URL|UTC|UTF-16|UTF-8|WCAG|Wagtail|WebP|Windows-125\d|Word|XFA|XLS|XLSX|XML|ZIP|bucket|manage
        |import_records|prefix(?==))\b
    | \b(?:ETag|Idempotency-Key|Retry-After|multipart/form-data|XLIFF|json|xml|linktype)\b
    | \b[IVX]{2,}\b
    """,
    re.VERBOSE,
)

# Two letters that are two sounds: a word part in front of j or ž that belongs to a prefix, and words from abroad.
SPLIT = re.compile(
    r"\b(?:(?:in|kon|an|sub|van)(?=j(?:ekci|unkt|ug|ezi|on))|tan(?=jug)|(?:na|o|po|pre)d(?=ž(?:iv|al|anr|up|nj|etv)))",
    re.IGNORECASE,
)
_QUOTED_IN_ENGLISH, _QUOTED = re.compile("“([^“”%]+)”"), re.compile("„([^„“%]+)“")
JOINER = "\u2060"
PAIRS = {"lj": "љ", "nj": "њ", "dž": "џ"}


def _pair(match: re.Match) -> str:
    letters = match.group()
    cyrillic = PAIRS[letters.lower()]
    return cyrillic.upper() if letters[0].isupper() else cyrillic


def cyrillic(text: str, message: str = "") -> str:
    """Return Serbian Latin ``text`` in Cyrillic; placeholders, tags, addresses and Latin abbreviations stay.

    So does what stands in quotation marks in the English ``message`` too, the name of a field for example.
    """
    names = set(_QUOTED_IN_ENGLISH.findall(message)) & set(_QUOTED.findall(text))
    parts, end = [], 0
    for kept in KEPT.finditer(text):
        parts += [_words(text[end : kept.start()]), kept.group()]
        end = kept.end()
    written = "".join([*parts, _words(text[end:])])
    for name in names:
        written = written.replace(f"„{cyrillic(name)}“", f"„{name}“")
    return written


def _words(text: str) -> str:
    split = SPLIT.sub(lambda match: match.group() + JOINER, text)
    paired = re.sub("lj|nj|dž", _pair, split, flags=re.IGNORECASE)
    return cyrtranslit.to_cyrillic(paired, "sr").replace(JOINER, "")


def convert(source: polib.POFile) -> polib.POFile:
    """Return the Cyrillic twin of a catalogue; an empty translation stays empty."""
    target = polib.POFile(wrapwidth=source.wrapwidth)
    target.metadata = source.metadata | {"Language": "sr", "Language-Team": "Serbian"}
    target.header = "Made from sr_Latn by tools/cyrillic_catalogue.py: edit that one."
    for entry in source:
        if entry.obsolete:
            continue
        twin = polib.POEntry(
            msgid=entry.msgid,
            msgid_plural=entry.msgid_plural,
            msgctxt=entry.msgctxt,
            msgstr=cyrillic(entry.msgstr, entry.msgid),
            msgstr_plural={form: cyrillic(text, entry.msgid_plural) for form, text in entry.msgstr_plural.items()},
            comment=entry.comment,
            occurrences=entry.occurrences,
            flags=entry.flags,
        )
        target.append(twin)
    return target


def sources() -> list[Path]:
    """Every catalogue in Latin letters."""
    return sorted(path for place in PLACES for path in ROOT.glob(place))


def target(source: Path) -> Path:
    """The Cyrillic twin of a catalogue in Latin letters."""
    return source.parents[2] / "sr" / "LC_MESSAGES" / source.name


def main() -> int:
    for source in sources():
        target(source).parent.mkdir(parents=True, exist_ok=True)
        convert(polib.pofile(str(source), wrapwidth=78)).save(str(target(source)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
