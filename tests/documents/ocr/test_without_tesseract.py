import pytest

from documents import ocr
from tests.documents.ocr.scans import A5, as_pdf, drawn


def test_it_says_what_to_install(settings):
    settings.TESSERACT_COMMAND = "tesseract-that-is-not-there"
    missing = ocr.engine().missing("sr-latn")
    assert all(package in missing for package in ("tesseract-ocr,", "tesseract-ocr-srp-latn", "tesseract-ocr-srp."))
    assert "sqi" in ocr.engine().missing()


def test_a_page_is_refused_with_that_sentence(settings, tmp_path):
    settings.TESSERACT_COMMAND = "tesseract-that-is-not-there"
    scan = as_pdf([drawn("Kuvendi", A5)], tmp_path / "scan.pdf")
    with pytest.raises(ocr.OcrFailed, match="tesseract-ocr") as failure:
        ocr.read_page(scan, 1, "sq")
    assert failure.value.code == "engine"


def test_language_data_that_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert "tesseract-ocr-sqi" in ocr.engine().missing("sq")
