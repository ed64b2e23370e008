import pytest
from PIL import ImageFilter

from documents.ocr.correct import corrected
from documents.ocr.languages import attempts, languages_for
from documents.ocr.prepare import is_blank, prepare, tilt_of
from tests.documents.ocr.scans import A5, SERBIAN_LATIN, drawn, scanned


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sq", ("sqi",)),
        ("sr", ("srp_latn", "srp")),
        ("sr-latn", ("srp_latn", "srp")),
        ("sr_Cyrl", ("srp_latn", "srp")),
        ("en", ("sqi", "srp_latn", "srp")),
        ("tr", ("sqi", "srp_latn", "srp")),
        ("", ("sqi", "srp_latn", "srp")),
        (None, ("sqi", "srp_latn", "srp")),
    ],
)
def test_the_language_of_an_edition_decides_what_must_be_installed(language, expected):
    assert languages_for(language) == expected


def test_a_page_is_read_in_the_likeliest_language_first_and_in_others_after_that():
    everything = ("sqi", "srp_latn", "srp")
    assert attempts("sq") == (("sqi",), everything)
    assert attempts("sr-latn") == (("srp_latn",), ("srp",), ("srp_latn", "srp"))
    assert attempts("en") == (("eng",), everything)
    assert attempts(None) == (everything,)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Opštinа", "Opština"),  # the last letter is Cyrillic
        ("одлукa", "одлука"),  # the last letter is Latin
        ("KAB", "KAB"),
        ("КАВ", "КАВ"),  # Cyrillic throughout: nothing says that it is not
        ("KАB", "KАB"),  # every letter may be of either script
        ("web-страница", "web-страница"),  # both scripts have letters of their own
        ("03/L-040", "03/L-040"),
        ("t€", "t€"),
        ("О1", "О1"),
    ],
)
def test_letters_of_another_script_are_corrected_only_where_one_script_has_them_all(read, meant):
    assert corrected(read) == meant


@pytest.mark.parametrize("tilt", [-4.2, -0.3, 0, 1.7])
def test_the_tilt_of_a_page_is_found(tilt):
    page = scanned(drawn(SERBIAN_LATIN, A5, height=24), tilt=tilt)
    assert tilt_of(page) == pytest.approx(-tilt, abs=0.15)


def test_preparing_a_page_turns_it_and_says_by_how_much(tmp_path):
    scanned(drawn(SERBIAN_LATIN, A5, height=24), tilt=2).rotate(90, expand=True).save(tmp_path / "page.pgm")
    turned = prepare(tmp_path / "page.pgm", tmp_path / "ready.pgm", 270)
    assert turned == pytest.approx(268, abs=0.15)


@pytest.mark.parametrize("noise", [0, 14, 36])
def test_paper_is_told_from_a_page_with_a_number_on_it(noise):
    cleaned = [scanned(drawn(text, A5), noise=noise).filter(ImageFilter.MedianFilter(3)) for text in ("", "7")]
    assert [is_blank(page) for page in cleaned] == [True, False]
