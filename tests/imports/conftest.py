import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation
from docx import Document as Docx
from odf.opendocument import OpenDocumentText
from odf.text import P

from tests.conftest import PDF

COLUMNS = ["file", "record", "kind", "language", "title", "issuing_body"]
COLUMNS += ["municipality", "date", "reference", "period_from", "period_to"]
DECISION = {
    "file": "vendim.pdf",
    "record": "decision-12",
    "kind": "decision",
    "language": "sq",
    "title": "Vendim për çmimin e ujit",
    "issuing_body": "assembly",
    "municipality": "prova",
    "date": "2026-02-20",
    "reference": "12/2026",
}
ODLUKA = DECISION | {"file": "odluka.odt", "language": "sr", "title": "Odluka o ceni vode u Đakovu"}
LETTER = DECISION | {
    "file": "letra.pdf",
    "record": "letter-12",
    "kind": "legality-letter",
    "title": "Konfirmimi i ligjshmërisë",
    "issuing_body": "ministry",
    "date": "2026-03-05",
    "reference": "020-1",
}
REPORT = {
    "file": "raport.docx",
    "record": "report-2025",
    "kind": "activity-report",
    "language": "sq",
    "title": "Raporti vjetor 2025",
    "issuing_body": "communication-office",
    "period_from": "2025-01-01",
    "period_to": "2025-12-31",
}


def docx_bytes() -> bytes:
    stream = BytesIO()
    document = Docx()
    document.add_paragraph("Raporti vjetor i punës.")
    document.save(stream)
    return stream.getvalue()


def odt_bytes() -> bytes:
    stream = BytesIO()
    document = OpenDocumentText()
    document.text.addElement(P(text="Odluka o ceni vode."))
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with a file of each kind, as an office would hand it over."""
    place = tmp_path / "handed-over"
    place.mkdir()
    (place / "vendim.pdf").write_bytes(PDF)
    (place / "letra.pdf").write_bytes(PDF + b"% letter\n")
    (place / "raport.docx").write_bytes(docx_bytes())
    (place / "odluka.odt").write_bytes(odt_bytes())
    return place


@pytest.fixture
def write_manifest(folder):
    """A function that writes rows as a CSV beside the files: ``write_manifest([row, ...], delimiter=";")``.

    ``damage`` changes the bytes before they are stored.
    """

    def write(rows, delimiter=",", encoding="utf-8", columns=COLUMNS, damage=bytes) -> Path:
        text = StringIO()
        writer = csv.DictWriter(text, columns, delimiter=delimiter, restval="")
        writer.writeheader()
        writer.writerows(rows)
        path = folder / "manifest.csv"
        path.write_bytes(damage(text.getvalue().encode(encoding)))
        return path

    return write


@pytest.fixture
def run_import(db):
    """A function that runs the command and returns (exit status, output, messages)."""

    def run(manifest, **options):
        out, messages = StringIO(), StringIO()
        try:
            with translation.override("en"):
                call_command("import_records", manifest, stdout=out, stderr=messages, **options)
        except SystemExit as stop:
            return stop.code, out.getvalue(), messages.getvalue()
        return 0, out.getvalue(), messages.getvalue()

    return run
