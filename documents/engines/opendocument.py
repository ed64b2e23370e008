"""What the two OpenDocument engines share: the XML of the content, and the text of a paragraph."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from documents.engines.base import Encrypted

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT = _NAMES % "office", _NAMES % "table", _NAMES % "text"
_SKIPPED = {f"{OFFICE}annotation", f"{TEXT}tracked-changes"}
_MOST_SPACES = 100


def body(path: Path) -> Element:
    """Return the ``office:body``; raises Encrypted, or an error of the ZIP archive or of the XML."""
    from defusedxml.ElementTree import parse

    with ZipFile(path) as archive:
        with archive.open("META-INF/manifest.xml") as manifest:
            if b"encryption-data" in manifest.read():
                raise Encrypted
        with archive.open("content.xml") as content:
            found = parse(content).getroot().find(f"{OFFICE}body")
    if found is None:
        raise ValueError("The file has no body.")
    return found


def blocks(element: Element) -> Iterator[str]:
    """The text of every paragraph, heading and table row below, in order; the cells of a row are set apart by tabs."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield "".join(_inline(child))
        elif child.tag == f"{TABLE}table-row":
            yield "\t".join(" ".join(blocks(cell)) for cell in child)
        else:
            yield from blocks(child)


def _inline(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(int(child.get(f"{TEXT}c", "1")), _MOST_SPACES)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag == f"{TEXT}note":
            yield from (f" [{note}]" for note in blocks(child))
        elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
            # A text frame inside a paragraph.
            yield f"\n{''.join(_inline(child))}\n"
        elif child.tag not in _SKIPPED:
            yield from _inline(child)
        yield child.tail or ""
