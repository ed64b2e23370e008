"""What every engine for scans keeps to; a new one is added to ENGINES."""

import pytest
from django.utils.module_loading import import_string
from PIL import Image

from documents import ocr
from documents.ocr.base import OcrEngine, text_of
from tests.documents.ocr.scans import A5, drawn

ENGINES = ["documents.ocr.tesseract.TesseractEngine"]
TEXT = "Kuvendi i Komunës\nmiratoi buxhetin"


@pytest.fixture(params=ENGINES)
def engine(request, settings) -> OcrEngine:
    settings.OCR_ENGINE = request.param
    return ocr.engine()


def test_the_setting_chooses_the_engine(engine, settings):
    assert isinstance(engine, import_string(settings.OCR_ENGINE))
    assert engine.name


def test_nothing_is_missing_for_the_languages_of_the_portal(engine):
    assert [engine.missing(language) for language in (None, "sq", "sr", "sr-latn")] == [""] * 4


def test_it_knows_the_languages_of_the_portal(engine):
    assert engine.languages() >= {"sqi", "srp_latn", "srp"}


def test_words_come_in_order_with_boxes_and_confidence(engine, tmp_path):
    drawn(TEXT, A5).convert("L").save(tmp_path / "page.pgm")
    page = engine.read(tmp_path / "page.pgm", ("sqi",))
    assert page.text == text_of(page.words)
    assert page.text.split() == TEXT.split()
    assert [word.line for word in page.words] == [0, 0, 0, 1, 1]
    for word in page.words:
        assert 0 <= word.left < word.left + word.width <= 1
        assert 0 <= word.top < word.top + word.height <= 1
        assert 0 <= word.confidence <= 100
    confidences = [word.confidence for word in page.words]
    assert min(confidences) <= page.confidence <= max(confidences)


def test_an_empty_page_has_no_words(engine, tmp_path):
    Image.new("L", A5, 255).save(tmp_path / "page.pgm")
    page = engine.read(tmp_path / "page.pgm", ("sqi", "srp_latn", "srp"))
    assert (page.text, page.confidence, page.words) == ("", 0.0, ())


def test_a_picture_that_cannot_be_read_is_refused(engine, tmp_path):
    (tmp_path / "page.pgm").write_bytes(b"P5 nothing")
    with pytest.raises(ocr.OcrFailed) as failure:
        engine.read(tmp_path / "page.pgm", ("sqi",))
    assert failure.value.code == "broken"
    assert str(failure.value)
