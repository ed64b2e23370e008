"""From a file to its text: which engine reads it, what is told where none can, and files made to do harm."""

from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from documents.engines import ExtractionFailed, extract
from documents.engines.pdftotext import PdftotextEngine
from tests.documents import samples
from tests.documents.samples import ALBANIAN, CYRILLIC, PAGES, SERBIAN

OFFICE = {
    "docx": "word/document.xml",
    "odt": "content.xml",
    "xlsx": "xl/worksheets/sheet1.xml",
    "ods": "content.xml",
    "pptx": "ppt/slides/slide1.xml",
}


def failure(path, extension) -> ExtractionFailed:
    with pytest.raises(ExtractionFailed) as caught:
        extract(path, extension)
    assert caught.value.sentence == str(caught.value)
    assert caught.value.sentence.endswith(".")
    return caught.value


def outcome(path, extension) -> str:
    """The text of a hostile file, or the code with which it is refused."""
    try:
        return "".join(extract(path, extension).pages)
    except ExtractionFailed as told:
        return told.code


@pytest.fixture
def act(tmp_path):
    samples.pdf(tmp_path / "act.pdf", PAGES)
    return tmp_path / "act.pdf"


def test_the_text_of_a_pdf_comes_page_by_page(act):
    found = extract(act, ".PDF")
    assert found.pages == [f"{ALBANIAN}\nNeni 1", f"{SERBIAN}\n{CYRILLIC}"]
    assert (found.engine, found.repaired) == ("pdftotext", False)


def test_a_scan_has_pages_without_text(tmp_path):
    Image.new("L", (200, 300), 255).save(tmp_path / "page.png")
    samples.scan(tmp_path / "scan.pdf", [tmp_path / "page.png"] * 3)
    assert extract(tmp_path / "scan.pdf", "pdf").pages == ["", "", ""]


def test_without_poppler_pdfium_reads(act, monkeypatch):
    monkeypatch.setattr(PdftotextEngine, "missing", lambda self: "poppler-utils")
    found = extract(act, "pdf")
    assert found.engine == "pdfium"
    assert found.pages[1] == f"{SERBIAN}\n{CYRILLIC}"


def test_what_poppler_cannot_read_pdfium_reads(act, monkeypatch):
    monkeypatch.setattr(PdftotextEngine, "command", lambda self, path: ["false"])
    assert extract(act, "pdf").engine == "pdfium"


def test_the_setting_chooses_the_engine(act, settings):
    settings.DOCUMENT_ENGINES = ["documents.engines.pdfium.PdfiumEngine"]
    assert extract(act, "pdf").engine == "pdfium"


def test_a_server_without_any_engine_says_what_to_install(act, settings, monkeypatch):
    settings.DOCUMENT_ENGINES = ["documents.engines.pdftotext.PdftotextEngine"]
    monkeypatch.setattr(PdftotextEngine, "missing", lambda self: "poppler-utils")
    told = failure(act, "pdf")
    assert told.code == "engine"
    assert "poppler-utils" in told.sentence


def test_a_format_nobody_reads_says_which_to_use(tmp_path):
    told = failure(tmp_path / "plan.dwg", "dwg")
    assert told.code == "engine"
    assert "DWG" in told.sentence
    assert "PDF" in told.sentence


def test_a_file_that_takes_too_long_is_given_up(act, settings, monkeypatch):
    settings.DOCUMENT_ENGINES = ["documents.engines.pdftotext.PdftotextEngine"]
    settings.DOCUMENT_SECONDS = 0.2
    monkeypatch.setattr(PdftotextEngine, "command", lambda self, path: ["sleep", "60"])
    assert failure(act, "pdf").code == "time"


def test_a_pdf_with_a_password_says_so(tmp_path):
    samples.pdf(tmp_path / "locked.pdf", PAGES, encrypt="fshehtë")
    assert failure(tmp_path / "locked.pdf", "pdf").code == "encrypted"


def test_a_pdf_that_only_forbids_copying_is_read(act, tmp_path):
    writer = PdfWriter(clone_from=PdfReader(act))
    writer.encrypt(user_password="", owner_password="pronari", permissions_flag=0)
    writer.write(tmp_path / "closed.pdf")
    assert SERBIAN in extract(tmp_path / "closed.pdf", "pdf").pages[1]


@pytest.mark.parametrize("extension", ["docx", "xlsx", "pptx"])
def test_an_office_file_with_a_password_says_so(tmp_path, extension):
    path = tmp_path / f"locked.{extension}"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000)
    assert failure(path, extension).code == "encrypted"


@pytest.mark.parametrize("extension", ["odt", "ods"])
def test_an_opendocument_file_with_a_password_says_so(tmp_path, extension):
    samples.SAMPLES[extension](tmp_path / "open", PAGES)
    manifest = b'<manifest:manifest><manifest:encryption-data checksum="x"/></manifest:manifest>'
    samples.with_entry(tmp_path / "locked", tmp_path / "open", "META-INF/manifest.xml", manifest)
    assert failure(tmp_path / "locked", extension).code == "encrypted"


@pytest.mark.parametrize("make", [samples.endless_page_tree, samples.nested_objects, samples.page_that_contains_itself])
def test_a_pdf_bomb_ends_without_text(tmp_path, settings, make):
    settings.DOCUMENT_SECONDS, settings.DOCUMENT_MEGABYTES = 20, 300
    make(tmp_path / "bomb.pdf")
    assert outcome(tmp_path / "bomb.pdf", "pdf") in ("", "broken", "time", "memory")


@pytest.mark.parametrize(("extension", "entry"), OFFICE.items())
def test_an_office_bomb_is_refused(tmp_path, settings, extension, entry):
    settings.DOCUMENT_MEGABYTES = 300
    samples.SAMPLES[extension](tmp_path / "good", PAGES)
    samples.office_bomb(tmp_path / "bomb", tmp_path / "good", entry, megabytes=400)
    assert failure(tmp_path / "bomb", extension).code in ("memory", "broken")


@pytest.mark.parametrize(("extension", "entry"), OFFICE.items())
def test_an_external_entity_brings_no_file_in(tmp_path, extension, entry):
    (tmp_path / "secret").write_text("fjalëkalimi i serverit", "utf-8")
    samples.SAMPLES[extension](tmp_path / "good", [["VENDI"]])
    content = _entry(tmp_path / "good", entry)
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'.encode()
    start = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
    hostile = content[:start] + declared + content[start:].replace(b"VENDI", b"VENDI &e;")
    samples.with_entry(tmp_path / "bad", tmp_path / "good", entry, hostile)
    found = outcome(tmp_path / "bad", extension)
    assert found == "broken" or ("VENDI" in found and "serverit" not in found)


def _entry(path, name) -> bytes:
    with ZipFile(path) as archive:
        return archive.read(name)


def test_a_text_in_an_old_font_is_repaired_and_says_so(tmp_path):
    samples.pdf(tmp_path / "old.pdf", [["Javna rasprava o planirawu za 2026. godinu u sali opštine."]])
    found = extract(tmp_path / "old.pdf", "pdf")
    assert found.pages == ["Javna rasprava o planiranju za 2026. godinu u sali opštine."]
    assert found.repaired
