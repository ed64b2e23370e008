"""DOCX and ODT files, packed again with a fixed time so that the same text gives the same bytes."""

import zipfile
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from docx import Document
from odf.dc import Creator, Title
from odf.opendocument import OpenDocumentText
from odf.style import ParagraphProperties, Style, TextProperties
from odf.text import H, List, ListItem, P

from .sheet import Sheet

PACKED = (2026, 1, 1, 0, 0, 0)


def write_docx(sheet: Sheet, path: Path) -> None:
    document = Document()
    facts = document.core_properties
    facts.title, facts.author, facts.language = sheet.title, sheet.author, sheet.language
    facts.created = facts.modified = datetime.combine(sheet.day, time(12))
    for line in (sheet.author, sheet.body, sheet.reference):
        document.add_paragraph(line)
    document.add_heading(sheet.title, 1)
    for part in sheet.parts:
        for line in part.lines:
            if part.kind == "heading":
                document.add_heading(line, 2)
            else:
                document.add_paragraph(line, style="List Bullet" if part.kind == "list" else None)
    if sheet.signatory:
        document.add_paragraph(f"________________________\n{sheet.signatory}")
    packed = BytesIO()
    document.save(packed)
    _repack(packed, path)


def write_odt(sheet: Sheet, path: Path) -> None:
    document = OpenDocumentText()
    document.meta.childNodes.clear()
    document.meta.addElement(Title(text=sheet.title))
    document.meta.addElement(Creator(text=sheet.author))
    heading = Style(name="Head", family="paragraph")
    heading.addElement(TextProperties(fontweight="bold", fontsize="13pt"))
    heading.addElement(ParagraphProperties(margintop="0.4cm", marginbottom="0.2cm"))
    document.styles.addElement(heading)
    for line in (sheet.author, sheet.body, sheet.reference):
        document.text.addElement(P(text=line))
    document.text.addElement(H(outlinelevel=1, stylename=heading, text=sheet.title))
    for part in sheet.parts:
        _add_to_odt(document, heading, part.kind, part.lines)
    if sheet.signatory:
        document.text.addElement(P(text=sheet.signatory))
    packed = BytesIO()
    document.write(packed)
    _repack(packed, path)


def _add_to_odt(document: OpenDocumentText, heading: Style, kind: str, lines: tuple[str, ...]) -> None:
    if kind == "heading":
        document.text.addElement(H(outlinelevel=2, stylename=heading, text=lines[0]))
    elif kind == "list":
        listing = List()
        for line in lines:
            item = ListItem()
            item.addElement(P(text=line))
            listing.addElement(item)
        document.text.addElement(listing)
    else:
        document.text.addElement(P(text=lines[0]))


def _repack(packed: BytesIO, path: Path) -> None:
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, PACKED)
            fixed.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(entry))
