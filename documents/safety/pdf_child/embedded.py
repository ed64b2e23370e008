"""Files that are attached to a PDF: their names and first bytes, wherever they hang (pypdf reads every object)."""

import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, PdfObject, StreamObject

_PROGRAMS = re.compile(
    r"\.(?:apk|app|bat|chm|cmd|com|cpl|dll|docm|dotm|exe|gadget|hta|html?|inf|iso|jar|jse?|lnk|msc|msi|msp|pif|potm|ppam"
    r"|pptm|ps1|psm1|py|reg|rtf|scf|scr|sct|settingcontent-ms|sh|svg|sys|url|vbe?|vbs|wsc|wsf|wsh|xlam|xlsm|xltm|xll)"
    r"[\s.\0]*$",
    re.IGNORECASE,
)
_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"L\0\0\0\x01\x14\x02\0",
)


def attachments(path: str) -> set[str]:
    """``program`` where an attachment is one or is named like one; ``unreadable`` where that cannot be told."""
    try:
        reader = PdfReader(path)
        return {finding for item in _objects(reader) for finding in _judged(item)}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, NotImplementedError):
        return {"unreadable"}


def _objects(reader: PdfReader):
    numbers = {number for generation in reader.xref.values() for number in generation} | set(reader.xref_objStm)
    for number in numbers:
        yield from _with_children(reader.get_object(number), 0)


def _with_children(item: PdfObject | None, depth: int):
    """A dictionary and those written inside it; references are met as objects of their own."""
    if isinstance(item, DictionaryObject):
        yield item
        children = [item.raw_get(key) for key in item]
    elif isinstance(item, list):
        children = list(list.__iter__(item))
    else:
        return
    if depth < 50:
        for child in children:
            yield from _with_children(child, depth + 1)


def _judged(item: DictionaryObject) -> set[str]:
    if "/EF" not in item:
        return set()
    names = [str(item[key]) for key in ("/F", "/UF", "/DOS", "/Mac", "/Unix") if key in item]
    if any(_PROGRAMS.search(name) for name in names):
        return {"program"}
    files = item["/EF"].get_object()
    streams = [files[key].get_object() for key in files]
    if any(isinstance(stream, StreamObject) and stream.get_data()[:4096].startswith(_STARTS) for stream in streams):
        return {"program"}
    return set()
