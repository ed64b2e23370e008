"""Files as offices make them with their own programs: nothing honest is refused."""

import io

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import P
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen import canvas
from xlsxwriter import Workbook

from documents.safety import check_upload

from . import hostile


def bytes_of(save):
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


def picture(kind="PNG"):
    return io.BytesIO(bytes_of(lambda stream: Image.new("RGB", (600, 800), "white").save(stream, kind)))


def letter():
    document = Document()
    document.add_heading("Vendim për buxhetin")
    document.add_picture(picture())
    document.part.relate_to("https://komuna.example/vendime?nr=5", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.add_table(3, 3)
    document.sections[0].header.paragraphs[0].text = "Republika e Kosovës"
    return bytes_of(document.save)


def workbook():
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Buxheti | 2026")
    sheet.write_row(0, 0, [1, 2, 3])
    sheet.write_formula("D1", "=SUM(A1:C1)+'Buxheti | 2026'!B1")
    sheet.write_url("A3", "https://komuna.example/")
    sheet.write_comment("A1", "Shënim")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Buxheti | 2026'!$A$1:$C$1"})
    sheet.insert_chart("E1", chart)
    sheet.insert_image("E20", "logo.png", {"image_data": picture()})
    book.close()
    return stream.getvalue()


def slides():
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    data = CategoryChartData()
    data.categories = ["2025", "2026"]
    data.add_series("Buxheti", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 999999, 999999, data)
    slide.shapes.add_picture(picture("JPEG"), 0, 0)
    return bytes_of(presentation.save)


def opendocument_text():
    document = OpenDocumentText()
    document.text.addElement(P(text="Odluka o budžetu"))
    return bytes_of(document.write)


def opendocument_sheet():
    document = OpenDocumentSpreadsheet()
    table, row, cell = Table(name="Buxheti"), TableRow(), TableCell(valuetype="float", value=5, formula="of:=1+2")
    row.addElement(cell)
    table.addElement(row)
    document.spreadsheet.addElement(table)
    return bytes_of(document.write)


def libreoffice_text():
    """With the empty part and folders that LibreOffice writes, a table behind a chart, and an old list of parts."""
    old = b'<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">\n<m/>'
    return hostile.odf(
        content=b'<a><d:object x:href="./Object 1"/><d:image x:href="Pictures/1.png"/></a>',
        **{
            "Configurations2/accelerator/current.xml": b"",
            "Configurations2/images/Bitmaps/": b"",
            "Object 1/content.xml": b"<a/>",
            "ObjectReplacements/Object 1": b"VCLMTF\1\0",
            "Pictures/1.png": picture().getvalue(),
            "META-INF/manifest.xml": old,
            "Thumbnails/thumbnail.png": picture().getvalue(),
        },
    )


def scan():
    page = Image.new("L", (1240, 1754), 255)
    return bytes_of(lambda stream: page.save(stream, "PDF", save_all=True, append_images=[page, page]))


def printed(*, form=False):
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    page.setTitle("Udhëzim për /Launch dhe /JavaScript (nr. 5)")
    page.drawString(100, 700, "Vendim (S /JavaScript)")
    page.linkURL("https://developer.example/docs/Web/JavaScript", (0, 0, 99, 99))
    page.bookmarkPage("a")
    page.addOutlineEntry("Kreu I", "a")
    if form:
        page.acroForm.textfield(name="emri", x=100, y=600)
        page.acroForm.checkbox(name="po", x=100, y=500)
    page.showPage()
    page.save()
    return stream.getvalue()


def changed_later():
    """A PDF with an update appended, as signing programs leave it."""
    writer = PdfWriter(PdfReader(io.BytesIO(printed())), incremental=True)
    writer.add_metadata({"/Title": "Vendim"})
    return bytes_of(writer.write)


HONEST = {
    "letter.docx": letter,
    "workbook.xlsx": workbook,
    "slides.pptx": slides,
    "text.odt": opendocument_text,
    "sheet.ods": opendocument_sheet,
    "libreoffice.odt": libreoffice_text,
    "scan.pdf": scan,
    "printed.pdf": printed,
    "form.pdf": lambda: printed(form=True),
    "signed.pdf": changed_later,
    "compressed.pdf": lambda: hostile.packed_pdf(b"[3 0 R /Fit]"),
}


@pytest.mark.parametrize("name", HONEST)
def test_a_file_of_an_honest_office_is_taken_without_a_warning(taken, name):
    inspection = taken(HONEST[name](), name)
    assert inspection.warnings == ()
    assert inspection.pages == {"scan.pdf": 3}.get(name, 1 if name.endswith(".pdf") else None)


def test_pictures_with_a_document_type_and_loose_drawings_are_taken(warned):
    svg = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd"><svg/>'
    parts = {"word/media/image1.svg": svg, "xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>"}
    assert warned(hostile.ooxml(**parts), "a.docx") == set()


def test_a_large_file_is_read_in_pieces_only():
    class Watched(io.BytesIO):
        largest = 0

        def read(self, size=-1):
            assert size > 0
            self.largest = max(self.largest, size)
            return super().read(size)

    for content, name in (
        (b"Vendimi;5\n" * 1_000_000, "a.csv"),
        (hostile.ooxml(**{"word/media/a.bmp": bytes(10**7)}), "a.docx"),
        (hostile.pdf(objects={4: hostile.stream(bytes(10**7))}), "a.pdf"),
        (rb"{\rtf1 " + b"Vendimi " * 1_000_000 + b"}", "a.rtf"),
    ):
        file = Watched(content)
        check_upload(file, name)
        assert file.largest <= 1024 * 1024
