"""Pages of a PDF as pictures and as a file of their own."""

import pytest
from PIL import Image

from documents.engines import extract
from documents.pdf import PdfFailed, cut, page_count, render_page, render_pages, render_sizes
from tests.documents import samples


@pytest.fixture
def act(tmp_path):
    samples.pdf(tmp_path / "act.pdf", [["faqja 1"], ["faqja 2"], ["faqja 3"]])
    return tmp_path / "act.pdf"


@pytest.fixture
def broken(tmp_path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4\n" + b"\xff" * 500)
    return tmp_path / "broken.pdf"


@pytest.fixture
def locked(tmp_path):
    samples.pdf(tmp_path / "locked.pdf", [["fshehtë"]], encrypt="fshehtë")
    return tmp_path / "locked.pdf"


def test_pages_are_counted(act):
    assert page_count(act) == 3


def test_pages_of_what_cannot_be_read_are_unknown(broken, locked, tmp_path):
    assert [page_count(broken), page_count(locked), page_count(tmp_path / "none.pdf")] == [None, None, None]


@pytest.mark.parametrize(("suffix", "kind"), [(".webp", "WEBP"), (".jpg", "JPEG")])
def test_a_page_is_drawn_as_wide_as_wished(act, tmp_path, suffix, kind):
    target = tmp_path / f"page{suffix}"
    render_page(act, 2, 300, target)
    with Image.open(target) as picture:
        assert (picture.format, picture.width) == (kind, 300)
        assert picture.convert("L").getextrema()[0] < 128, "the page is blank"


def test_many_pages_are_drawn_at_once(act, tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    drawn = render_pages(act, [3, 1], 120, folder)
    assert [path.name for path in drawn] == ["3.webp", "1.webp"]
    assert sorted(path.name for path in folder.iterdir()) == ["1.webp", "3.webp"]


def test_a_page_is_drawn_once_for_many_widths(act, tmp_path):
    drawn = render_sizes(act, 1, [300, 900], tmp_path)
    assert [path.name for path in drawn] == ["300.webp", "900.webp"]
    for path, width in zip(drawn, (300, 900), strict=True):
        with Image.open(path) as picture:
            assert (picture.width, round(picture.height / width, 1)) == (width, 1.4)
            assert picture.convert("L").getextrema()[0] < 128, "the page is blank"
    assert set(tmp_path.iterdir()) == {act, *drawn}


def test_a_page_as_long_as_a_street_is_drawn_small(tmp_path):
    samples.pdf(tmp_path / "strip.pdf", [["një"]], pagesize=(100, 14_000))
    for path in render_sizes(tmp_path / "strip.pdf", 1, [500, 1000], tmp_path):
        with Image.open(path) as picture:
            assert picture.height <= 16_000


def test_a_range_of_pages_becomes_a_file_and_the_original_stays(act, tmp_path):
    before = act.read_bytes()
    cut(act, 2, 3, tmp_path / "part.pdf")
    assert extract(tmp_path / "part.pdf", "pdf").pages == ["faqja 2", "faqja 3"]
    assert act.read_bytes() == before


@pytest.mark.parametrize(("first", "last"), [(0, 1), (2, 4), (3, 2), (-1, 1)])
def test_pages_that_are_not_there_are_refused(act, tmp_path, first, last):
    with pytest.raises(PdfFailed) as caught:
        cut(act, first, last, tmp_path / "part.pdf")
    assert caught.value.code == "pages"
    assert sorted(tmp_path.iterdir()) == [act]


def test_a_page_that_is_not_there_is_not_drawn(act, tmp_path):
    with pytest.raises(PdfFailed) as caught:
        render_pages(act, [1, 9], 120, tmp_path)
    assert caught.value.code == "pages"
    assert sorted(tmp_path.iterdir()) == [act]


def test_a_broken_or_locked_file_is_refused_with_a_sentence(broken, locked, tmp_path):
    for path, code in ((broken, "broken"), (locked, "encrypted")):
        with pytest.raises(PdfFailed) as caught:
            render_page(path, 1, 100, tmp_path / "page.webp")
        assert caught.value.code == code
        assert str(caught.value).endswith(".")
    assert sorted(tmp_path.iterdir()) == sorted([broken, locked])


def test_a_bomb_is_not_drawn(tmp_path, settings):
    settings.DOCUMENT_SECONDS, settings.DOCUMENT_MEGABYTES = 20, 300
    samples.endless_page_tree(tmp_path / "bomb.pdf")
    assert page_count(tmp_path / "bomb.pdf") is None
    with pytest.raises(PdfFailed):
        render_page(tmp_path / "bomb.pdf", 1, 100, tmp_path / "page.webp")
