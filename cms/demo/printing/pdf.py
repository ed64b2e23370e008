"""Text PDFs: the same bytes every time, since no clock and no random number goes into them."""

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from .fonts import register_fonts
from .sheet import Sheet

TEXT = ParagraphStyle("text", fontName="Serif", fontSize=10.5, leading=15, spaceAfter=7)
LIST = ParagraphStyle("list", parent=TEXT, leftIndent=14, bulletIndent=2, spaceAfter=3)
HEADING = ParagraphStyle("heading", parent=TEXT, fontName="SerifBold", spaceBefore=8)
TITLE = ParagraphStyle("title", parent=HEADING, fontSize=14, leading=19, alignment=TA_CENTER, spaceAfter=14)
HEAD = ParagraphStyle("head", parent=TEXT, alignment=TA_CENTER, fontName="SerifBold", spaceAfter=2)


def write_pdf(sheet: Sheet, path: Path) -> None:
    register_fonts()
    margin = 25 * mm
    template = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
        title=sheet.title,
        author=sheet.author,
        lang=sheet.language,
        invariant=1,
    )
    template.build(_story(sheet))


def _story(sheet: Sheet) -> list[Flowable]:
    head = [Paragraph(escape(line), HEAD) for line in (sheet.author, sheet.body)]
    story = [*head, Spacer(1, 10), Paragraph(escape(sheet.reference), TEXT), Spacer(1, 8)]
    story.append(Paragraph(escape(sheet.title), TITLE))
    for part in sheet.parts:
        style, bullet = (HEADING, None) if part.kind == "heading" else (TEXT, None)
        if part.kind == "list":
            style, bullet = LIST, "–"
        story += [Paragraph(escape(line), style, bulletText=bullet) for line in part.lines]
    if sheet.signatory:
        story += [Spacer(1, 24), Paragraph("________________________", HEAD), Paragraph(escape(sheet.signatory), HEAD)]
    return story
