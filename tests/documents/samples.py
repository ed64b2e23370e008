"""Small real files of every format, made for the tests, with a text that is known.

``SAMPLES[extension](path, pages)`` writes a file whose text is ``pages``: a list of pages, each a list of lines.
Formats without pages get all lines. An empty list makes the smallest valid file of the format.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from docx import Document
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

Pages = Sequence[Sequence[str]]

ALBANIAN = "Kuvendi i Komunës miratoi buxhetin për çdo shkollë."
SERBIAN = "Skupština opštine usvojila je budžet građana Đakovice, važeći već šest godina."
CYRILLIC = "Скупштина општине усвојила је одлуку о њеном љубичастом џаку ђачке ћерке."
PAGES: Pages = [[ALBANIAN, "Neni 1"], [SERBIAN, CYRILLIC]]

_FONT = "DejaVuSans"
_TOP, _LEFT, _LINE = 780, 60, 16


def pdf(path: Path, pages: Pages, **options) -> None:
    """A PDF with a text layer; ``options`` are those of reportlab's canvas, such as ``encrypt``."""
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FONT, f"{_FONT}.ttf"))
    paper = canvas.Canvas(str(path), **options)
    for lines in pages or [[]]:
        paper.setFont(_FONT, 10)
        for number, line in enumerate(lines):
            paper.drawString(_LEFT, _TOP - number * _LINE, line)
        paper.showPage()
    paper.save()


def docx(path: Path, pages: Pages) -> None:
    document = Document()
    for line in _lines(pages):
        document.add_paragraph(line)
    document.save(path)


def odt(path: Path, pages: Pages) -> None:
    document = OpenDocumentText()
    for line in _lines(pages):
        document.text.addElement(P(text=line))
    document.save(path)


def ods(path: Path, pages: Pages) -> None:
    document = OpenDocumentSpreadsheet()
    for number, lines in enumerate(pages or [[]], start=1):
        table = Table(name=f"Tabela {number}")
        for line in lines:
            row, cell = TableRow(), TableCell(valuetype="string")
            cell.addElement(P(text=line))
            row.addElement(cell)
            table.addElement(row)
        document.spreadsheet.addElement(table)
    document.save(path)


def xlsx(path: Path, pages: Pages) -> None:
    book = Workbook()
    book.remove(book.active)
    for number, lines in enumerate(pages or [[]], start=1):
        sheet = book.create_sheet(f"Tabela {number}")
        for line in lines:
            sheet.append([line])
    book.save(path)


def pptx(path: Path, pages: Pages) -> None:
    show = Presentation()
    for lines in pages:
        slide = show.slides.add_slide(show.slide_layouts[6])
        box = slide.shapes.add_textbox(Cm(1), Cm(1), Cm(20), Cm(10))
        box.text_frame.text = "\n".join(lines)
    show.save(path)


def rtf(path: Path, pages: Pages) -> None:
    """Letters beyond ASCII as Word writes them: a decimal number and a question mark for old programs."""
    escaped = ["".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in line) for line in _lines(pages)]
    body = "".join(f"{line}\\par\n" for line in escaped)
    path.write_text(f"{{\\rtf1\\ansi\\ansicpg1250\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\n{body}}}", encoding="ascii")


def html(path: Path, pages: Pages) -> None:
    body = "".join(f"<p>{line}</p>" for line in _lines(pages))
    path.write_text(f'<!doctype html><html><head><meta charset="utf-8"></head><body>{body}</body></html>', "utf-8")


def txt(path: Path, pages: Pages) -> None:
    path.write_text("".join(f"{line}\n" for line in _lines(pages)), "utf-8")


def _lines(pages: Pages) -> list[str]:
    return [line for lines in pages for line in lines]


SAMPLES: dict[str, Callable[..., None]] = {
    "pdf": pdf,
    "docx": docx,
    "odt": odt,
    "xlsx": xlsx,
    "ods": ods,
    "pptx": pptx,
    "rtf": rtf,
    "html": html,
    "txt": txt,
    "csv": txt,
}
# Formats whose pages can be told apart; a sheet's page begins with its name.
PAGED = ("pdf", "pptx", "xlsx", "ods")


def scan(path: Path, pictures: Sequence[Path]) -> None:
    """A PDF of pictures alone, one a page, as a scanner makes it."""
    paper = canvas.Canvas(str(path), pagesize=(595, 842))
    for picture in pictures:
        paper.drawImage(str(picture), 0, 0, 595, 842)
        paper.showPage()
    paper.save()


def endless_page_tree(path: Path, depth: int = 20, width: int = 10) -> None:
    """A PDF of a few kilobytes with ``width`` to the power of ``depth`` pages: each node lists the next, ten times."""
    nodes = [f"<</Type/Pages/Count {10**9}/Kids[{f'{number + 3} 0 R ' * width}]>>" for number in range(depth)]
    _raw_pdf(path, ["<</Type/Catalog/Pages 2 0 R>>", *nodes, "<</Type/Page/MediaBox[0 0 9 9]>>"])


def nested_objects(path: Path, depth: int = 200_000) -> None:
    """A PDF whose catalogue holds lists in lists, deeper than any stack."""
    deep = "[" * depth + "]" * depth
    _raw_pdf(path, [f"<</Type/Catalog/Pages 2 0 R/Names {deep}>>", "<</Type/Pages/Count 0/Kids[]>>"])


def page_that_contains_itself(path: Path) -> None:
    """A PDF whose page draws a form that draws itself, twice."""
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 11>>"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources<</XObject<</F 4 0 R>>>>>>"
    drawing = "stream\n/F Do /F Do\nendstream"
    pages = "<</Type/Pages/Count 1/Kids[3 0 R]>>"
    _raw_pdf(path, ["<</Type/Catalog/Pages 2 0 R>>", pages, page, f"{form}{drawing}", f"<</Length 11>>{drawing}"])


def _raw_pdf(path: Path, objects: Sequence[str]) -> None:
    """Write objects, numbered from 1 (the catalogue), with a valid table of their places."""
    text, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(text))
        text += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(text)}\n%%EOF\n"
    path.write_text(f"{text}xref\n0 {size}\n0000000000 65535 f \n{table}{end}", encoding="ascii")


def office_bomb(path: Path, source: Path, entry: str, megabytes: int = 2000) -> None:
    """A copy of an office file in which ``entry`` unpacks to ``megabytes`` of blanks."""
    with ZipFile(source) as good, ZipFile(path, "w", ZIP_DEFLATED) as bad:
        for name in good.namelist():
            if name == "mimetype":
                bad.writestr(name, good.read(name), ZIP_STORED)
            elif name != entry:
                bad.writestr(name, good.read(name))
        with bad.open(entry, "w", force_zip64=True) as target:
            for _number in range(megabytes):
                target.write(b" " * 1_000_000)


def with_entry(path: Path, source: Path, entry: str, content: bytes) -> None:
    """A copy of an office file in which ``entry`` has other content."""
    with ZipFile(source) as good, ZipFile(path, "w", ZIP_DEFLATED) as bad:
        for name in good.namelist():
            bad.writestr(name, content if name == entry else good.read(name))
