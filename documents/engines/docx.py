from collections.abc import Iterator
from pathlib import Path

from documents.engines.base import Engine, refuse_encrypted_office

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# Deleted text of tracked changes, and the copy of a text box that only old programs read.
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


class DocxEngine(Engine):
    """Word files: headers, then paragraphs and tables in their order, then notes and footers, as one page."""

    name = "python-docx"
    extensions = ("docx",)
    needs = "docx"

    def pages(self, path: Path) -> Iterator[str]:
        from docx import Document

        refuse_encrypted_office(path)
        document = Document(path)
        headers = _of_sections(document, "header")
        footers = _of_sections(document, "footer")
        yield "\n".join([*headers, *_blocks(document.element.body), *_notes(document), *footers])


def _blocks(element) -> Iterator[str]:
    """The text of every paragraph and table row below, walked as XML: content controls hold both out of sight."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}p":
            yield _paragraph(child)
        elif child.tag == f"{_W}tr":
            cells = child.iter(f"{_W}tc")
            yield "\t".join(" ".join(_blocks(cell)) for cell in cells if _row_of(cell) is child)
        else:
            yield from _blocks(child)


def _row_of(cell):
    return next(cell.iterancestors(f"{_W}tr"))


def _paragraph(element) -> str:
    return "".join(_inline(element)).strip("\n")


def _inline(element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}p":
            # A text box inside a paragraph.
            yield f"\n{_paragraph(child)}\n"
        elif child.tag != f"{_W}pPr":
            yield _SIGNS.get(str(child.tag).removeprefix(_W), "")
            yield from _inline(child)


def _of_sections(document, part: str) -> list[str]:
    """The texts of all headers or footers, each once."""
    found = {}
    for section in document.sections:
        for kind in (part, f"first_page_{part}", f"even_page_{part}"):
            own = getattr(section, kind)
            if not own.is_linked_to_previous:
                found.update(dict.fromkeys(_blocks(own._element)))
    return [text for text in found if text.strip()]


def _notes(document) -> Iterator[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for part in document.part.package.iter_parts():
        if part.partname in ("/word/footnotes.xml", "/word/endnotes.xml"):
            yield from (text for text in _blocks(etree.fromstring(part.blob, parser)) if text.strip())
