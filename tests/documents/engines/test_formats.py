"""What is particular to a format: order, tables, notes, encodings, and what a reader does not see."""

import datetime
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odf import office
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, Note, NoteBody, NoteCitation, P, S, Tab
from pptx import Presentation
from pptx.util import Cm

from documents.engines import extract


@pytest.fixture
def text(tmp_path):
    """A function that returns the pages of a file: ``text("docx", save)`` or ``text("txt", content)``."""

    def read(extension, content):
        path = tmp_path / f"file.{extension}"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            stream = BytesIO()
            content.save(stream)
            path.write_bytes(stream.getvalue())
        return extract(path, extension).pages

    return read


def test_word_text_comes_in_order_with_tables_headers_and_footers(text):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Komuna e Klinës"
    document.sections[0].footer.paragraphs[0].text = "www.example.org"
    document.add_paragraph("Para tabelës")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Viti", "Shuma", "2026", "1 200 €"), strict=True):
        cell.text = words
    document.add_paragraph("Pas tabelës")
    lines = ["Komuna e Klinës", "Para tabelës", "Viti\tShuma", "2026\t1 200 €", "Pas tabelës", "www.example.org"]
    assert text("docx", document) == ["\n".join(lines)]


def test_word_text_in_content_controls_is_read_and_deleted_text_is_not(text):
    document = docx.Document()
    held = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Neni 1</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(held))
    paragraph = document.add_paragraph("mbetet")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:t>fshihet</w:t></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:tab/><w:t>këtu</w:t><w:noBreakHyphen/><w:t>së</w:t></w:r>"))
    assert text("docx", document) == ["Neni 1\nmbetet\tkëtu-së"]


def test_nested_tables_of_word_are_read_once(text):
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "jashtë"
    inner = outer.cell(0, 1).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "brenda"
    assert "".join(text("docx", document)).split() == ["jashtë", "brenda"]


def test_opendocument_blanks_notes_and_tables(text):
    document = OpenDocumentText()
    paragraph = P(text="Neni")
    paragraph.addElement(S(c=3))
    paragraph.addText("1")
    paragraph.addElement(Tab())
    paragraph.addText("dhe")
    paragraph.addElement(LineBreak())
    paragraph.addText("tjera")
    note = Note(noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="shih nenin 2"))
    note.addElement(body)
    paragraph.addElement(note)
    remark = office.Annotation()
    remark.addElement(P(text="vërejtje e brendshme"))
    paragraph.addElement(remark)
    document.text.addElement(paragraph)
    row, table = TableRow(), Table()
    for words in ("Viti", "2026"):
        cell = TableCell()
        cell.addElement(P(text=words))
        row.addElement(cell)
    table.addElement(row)
    document.text.addElement(table)
    assert text("odt", document) == ["Neni 1\tdhe\ntjera [shih nenin 2]\nViti\t2026"]


def test_the_empty_width_and_height_of_a_sheet_is_not_text(text):
    document = OpenDocumentSpreadsheet()
    table, row = Table(name="Buxheti"), TableRow()
    cell = TableCell(valuetype="string")
    cell.addElement(P(text="Paga"))
    row.addElement(cell)
    row.addElement(TableCell(numbercolumnsrepeated=16000))
    table.addElement(row)
    empty = TableRow(numberrowsrepeated=1_000_000)
    empty.addElement(TableCell(numbercolumnsrepeated=16000))
    table.addElement(empty)
    document.spreadsheet.addElement(table)
    assert text("ods", document) == ["Buxheti\nPaga"]


def test_numbers_and_dates_of_excel_are_written_as_people_read_them(text):
    book = openpyxl.Workbook()
    book.active.title = "Buxheti"
    book.active.append(
        ["Pagat", 1200.5, 3000.0, 7, datetime.date(2026, 3, 29), None, datetime.datetime(2026, 3, 29, 10, 30)]
    )
    book.active.append([])
    book.create_sheet("Fshehur").append(["1234567890"])
    book["Fshehur"].sheet_state = "hidden"
    found = text("xlsx", book)
    assert found == ["Buxheti\nPagat\t1200.5\t3000\t7\t29.03.2026\t\t29.03.2026 10:30", "Fshehur\n1234567890"]


def test_slides_have_shapes_tables_groups_and_notes(text):
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_textbox(0, 0, Cm(5), Cm(2)).text_frame.text = "Titulli"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Cm(5), Cm(2)).text_frame.text = "Në grup"
    table = slide.shapes.add_table(1, 2, 0, 0, Cm(5), Cm(2)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Viti", "2026"
    slide.notes_slide.notes_text_frame.text = "Shënim"
    assert text("pptx", show) == ["Titulli\nNë grup\nViti\t2026\nShënim"]


def test_rich_text_of_old_windows_programs_is_read(text):
    body = (
        b"{\\rtf1\\ansi\\ansicpg1250{\\fonttbl{\\f0 Arial;}}Skup\\'9atina op\\'9atine, \\'e8lan 4\\par m\\'eb tej\\par}"
    )
    assert text("rtf", body) == ["Skupština opštine, član 4\nmë tej"]


def test_a_web_page_shows_what_a_reader_sees(text):
    page = """<!doctype html><html><head><title>Titull</title><style>p{color:red}</style></head><body>
    <script>alert("1")</script><!-- koment --><p>Kuvendi i <b>Komu</b>nës</p><p hidden>fshehur</p>
    <div style="display: none">edhe kjo</div><table><tr><td>Viti</td><td><p>2026</p></td></tr></table>
    një<br>dy</body></html>"""
    assert text("html", page.encode()) == ["Kuvendi i Komunës\nViti\t2026\nnjë\ndy"]


def test_a_web_page_in_windows_1250_that_says_so_is_read(text):
    page = '<html><head><meta charset="windows-1250"></head><body>Đakovica, šest članova</body></html>'
    assert text("html", page.encode("cp1250")) == ["Đakovica, šest članova"]


WORDS = "Emri;Mbiemri\nŽarko;Đorđević\nÇelik;Gërvalla"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
@pytest.mark.parametrize("extension", ["csv", "txt"])
def test_plain_text_is_read_in_every_encoding_in_use(text, encoding, extension):
    assert text(extension, WORDS.encode(encoding)) == [WORDS]


def test_cyrillic_plain_text_of_old_windows_is_read(text):
    words = "Скупштина општине Клокот, члан 12."
    assert text("txt", words.encode("cp1251")) == [words]
