import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from documents import ocr
from documents.accuracy import character_accuracy
from documents.ocr import rasterise
from tests.documents.ocr.scans import (
    A5,
    ALBANIAN,
    SERBIAN_CYRILLIC,
    SERBIAN_LATIN,
    as_pdf,
    drawn,
    scanned,
    stamp,
    write,
)

LEAST = 0.94
SHORT = "\n".join(ALBANIAN.splitlines()[6:9])


@pytest.mark.parametrize(
    ("language", "text", "tilt", "noise"),
    [
        ("sq", ALBANIAN, 0.7, 14),
        ("sr-latn", SERBIAN_LATIN, -1.6, 20),
        # Serbian is published in Latin and scanned in either script.
        ("sr-latn", SERBIAN_CYRILLIC, 2.5, 36),
    ],
)
def test_a_tilted_speckled_and_stamped_scan_is_read(language, text, tilt, noise, tmp_path):
    text = "\n".join(text.splitlines()[:16])
    scan = as_pdf([scanned(stamp(drawn(text), (1050, 780)), tilt=tilt, noise=noise)], tmp_path / "scan.pdf")
    page = ocr.read_page(scan, 1, language)
    assert character_accuracy(page.text, text) >= LEAST
    assert page.confidence > 80


def test_a_page_of_unknown_language_is_read_in_all_of_them(tmp_path):
    text = f"{SHORT}\n\nСкупштина општине је донела ову одлуку на трећој седници."
    scan = as_pdf([scanned(drawn(text, A5, height=24))], tmp_path / "scan.pdf")
    assert character_accuracy(ocr.read_page(scan, 1, None).text, text) >= LEAST


def test_a_page_in_another_script_than_its_edition_says_is_read_all_the_same(tmp_path):
    text = "\n".join(SERBIAN_CYRILLIC.splitlines()[7:10])
    scan = as_pdf([scanned(drawn(text, A5, height=24))], tmp_path / "scan.pdf")
    assert character_accuracy(ocr.read_page(scan, 1, "sq").text, text) >= LEAST


@pytest.mark.parametrize("degrees", [90, 180])
def test_a_page_that_lies_on_its_side_or_head_is_turned_and_its_boxes_stay_where_the_words_are(degrees, tmp_path):
    upright = scanned(drawn(SHORT, A5, height=24))
    scan = as_pdf([upright.rotate(degrees, expand=True)], tmp_path / "scan.pdf")
    page = ocr.read_page(scan, 1, "sq")
    assert character_accuracy(page.text, SHORT) >= LEAST
    first = page.words[0]
    x, y = first.left + first.width / 2, first.top + first.height / 2
    # The first word stands in the upper left of the upright page.
    corner = {90: (x < 0.3 and y > 0.7), 180: (x > 0.7 and y > 0.7)}
    assert corner[degrees], (x, y)


def test_two_columns_are_read_one_after_the_other(tmp_path):
    left = "\n".join(["Neni i parë", "Kuvendi i komunës", "miratoi buxhetin", "për vitin e ardhshëm", "në seancë."])
    right = "\n".join(["Član prvi", "Skupština opštine", "usvojila je budžet", "za narednu godinu", "na sednici."])
    page = Image.new("RGB", A5, "white")
    write(page, left, (100, 150), height=28)
    write(page, right, (640, 150), height=28)
    scan = as_pdf([scanned(page)], tmp_path / "scan.pdf")
    assert character_accuracy(ocr.read_page(scan, 1, None).text, f"{left}\n{right}") >= LEAST


def test_paragraphs_are_kept_apart(tmp_path):
    text = "Vendim\n\nKuvendi i Komunës\nmiratoi buxhetin.\n\nKryetari"
    scan = as_pdf([scanned(drawn(text, A5))], tmp_path / "scan.pdf")
    assert ocr.read_page(scan, 1, "sq").text == text


def test_words_have_boxes_on_the_page_as_it_is_shown(tmp_path):
    page = drawn("Kuvendi", A5)
    write(page, "Fundi", (800, 1500))
    scan = as_pdf([scanned(page, tilt=3)], tmp_path / "scan.pdf")
    first, *_between, last = ocr.read_page(scan, 1, "sq").words
    assert (first.text, last.text) == ("Kuvendi", "Fundi")
    shown = scanned(page, tilt=3, noise=0)
    for word in (first, last):
        box = (word.left, word.top, word.left + word.width, word.top + word.height)
        sides = (round(side * shown.size[number % 2]) for number, side in enumerate(box))
        assert min(shown.crop(tuple(sides)).get_flattened_data()) < 100


def test_a_page_without_writing_has_no_text(tmp_path):
    scan = as_pdf([scanned(Image.new("RGB", A5, "white"))], tmp_path / "scan.pdf")
    page = ocr.read_page(scan, 1, "sq")
    assert (page.text.strip(), page.confidence, page.words) == ("", 0.0, ())


def test_each_page_is_read_by_its_number(tmp_path):
    pages = [drawn("Faqja e parë", A5), drawn("Faqja e dytë", A5)]
    scan = as_pdf(pages, tmp_path / "scan.pdf")
    assert ocr.read_page(scan, 2, "sq").text.strip() == "Faqja e dytë"


@pytest.mark.parametrize("installed", [True, False])
def test_a_page_is_drawn_with_or_without_poppler(installed, tmp_path, monkeypatch):
    monkeypatch.setattr(rasterise, "installed", lambda program: installed)
    scan = as_pdf([drawn("Kuvendi", A5)], tmp_path / "scan.pdf")
    with Image.open(rasterise.page_picture(scan, 1, tmp_path / "page.pgm")) as picture:
        assert picture.mode == "L"
        assert picture.size == pytest.approx(A5, abs=1)


@pytest.mark.parametrize("installed", [True, False])
def test_a_plan_larger_than_any_scan_is_drawn_with_fewer_dots(installed, tmp_path, monkeypatch):
    monkeypatch.setattr(rasterise, "installed", lambda program: installed)
    writer = PdfWriter()
    writer.add_blank_page(width=7200, height=3600)
    writer.write(tmp_path / "plan.pdf")
    with Image.open(rasterise.page_picture(tmp_path / "plan.pdf", 1, tmp_path / "page.pgm")) as picture:
        assert picture.width * picture.height <= rasterise.MOST_PIXELS * 1.01
        assert picture.width > picture.height


@pytest.mark.parametrize("installed", [True, False])
def test_files_that_cannot_be_drawn_are_refused_with_a_reason(installed, tmp_path, monkeypatch):
    monkeypatch.setattr(rasterise, "installed", lambda program: installed)
    scan = as_pdf([drawn("Kuvendi", A5)], tmp_path / "scan.pdf")
    locked, broken = tmp_path / "locked.pdf", tmp_path / "broken.pdf"
    writer = PdfWriter(clone_from=PdfReader(scan))
    writer.encrypt("secret")
    writer.write(locked)
    broken.write_bytes(b"%PDF-1.7\nnothing")
    for file, number, code in ((scan, 2, "pages"), (locked, 1, "encrypted"), (broken, 1, "broken")):
        with pytest.raises(ocr.OcrFailed) as failure:
            ocr.read_page(file, number, "sq")
        assert failure.value.code == code
        assert str(failure.value)


def test_a_program_that_takes_too_long_is_stopped(tmp_path, settings):
    scan = as_pdf([drawn(ALBANIAN)], tmp_path / "scan.pdf")
    settings.OCR_SECONDS = 0.001
    with pytest.raises(ocr.OcrFailed) as failure:
        ocr.read_page(scan, 1, "sq")
    assert failure.value.code == "time"
