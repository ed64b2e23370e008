"""``python -m documents.pdf_child ORDER...``: what ``documents.pdf`` asks of pdfium, in a process of its own.

Orders: ``count FILE``, ``pictures FILE NUMBER...``, ``render FILE WIDTH FOLDER SUFFIX NUMBER...``,
``sizes FILE NUMBER FOLDER SUFFIX WIDTH...``, ``cut FILE FIRST LAST TARGET``. Page numbers start at 1. Exit status 3:
the file needs a password; 4: there is no such page; a traceback: the file is broken.
"""

import sys
from pathlib import Path

from documents.engines.base import ENCRYPTED_STATUS, Encrypted
from documents.engines.pdfium import open_pdf

NO_PAGE_STATUS = 4
# A page may be a strip of any length: no more points than a sheet of A4 at 400 dpi, no side WebP cannot hold.
_MOST_POINTS, _LONGEST_SIDE = 16_000_000, 16_000
_QUALITY = 80
# A coat of arms or a signature covers less of a page, a table or a frame has fewer lines.
_LEAST_PICTURE, _MANY_LINES, _DEPTH = 0.1, 200, 5


def count(file: str) -> None:
    print(len(open_pdf(Path(file))))  # noqa: T201  read by the parent


def render(file: str, width: str, folder: str, suffix: str, *numbers: str) -> None:
    pdf = open_pdf(Path(file))
    for number in numbers:
        _drawn(pdf, int(number), int(width)).save(Path(folder) / f"{number}{suffix}", quality=_QUALITY)


def sizes(file: str, number: str, folder: str, suffix: str, *widths: str) -> None:
    """Draw a page once, as wide as the widest, and make the others of it."""
    image = _drawn(open_pdf(Path(file)), int(number), max(map(int, widths)))
    for width in widths:
        smaller = image.copy()
        smaller.thumbnail((int(width), image.height))
        smaller.save(Path(folder) / f"{width}{suffix}", quality=_QUALITY)


def _drawn(pdf, number: int, width: int):
    page = pdf[_existing(number, len(pdf)) - 1]
    image = page.render(scale=_scale(width, *page.get_size())).to_pil().convert("RGB")
    page.close()
    return image


def cut(file: str, first: str, last: str, target: str) -> None:
    import pypdfium2 as pdfium

    pdf = open_pdf(Path(file))
    numbers = range(_existing(int(first), len(pdf)) - 1, _existing(int(last), len(pdf)))
    piece = pdfium.PdfDocument.new()
    piece.import_pages(pdf, pages=list(numbers))
    piece.save(target)


def pictures(file: str, *numbers: str) -> None:
    """Print the numbers of those pages that show something without saying it as text."""
    pdf = open_pdf(Path(file))
    for number in numbers:
        page = pdf[_existing(int(number), len(pdf)) - 1]
        if _is_picture(page):
            print(number)  # noqa: T201  read by the parent
        page.close()


def _is_picture(page) -> bool:
    """An image on a good part of the page, or so many lines that they may be letters drawn as outlines."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    covered = lines = 0
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEPTH):
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            lines += 1
            continue
        left, bottom, right, top = thing.get_bounds()
        covered += abs(right - left) * abs(top - bottom)
    return covered >= _LEAST_PICTURE * width * height or lines >= _MANY_LINES


def _scale(wanted: int, width: float, height: float) -> float:
    """Pixels a point: the wanted width, or less where the page is very long."""
    return min(wanted / width, (_MOST_POINTS / (width * height)) ** 0.5, _LONGEST_SIDE / max(width, height))


def _existing(number: int, pages: int) -> int:
    if not 1 <= number <= pages:
        sys.exit(NO_PAGE_STATUS)
    return number


if __name__ == "__main__":
    try:
        {"count": count, "pictures": pictures, "render": render, "sizes": sizes, "cut": cut}[sys.argv[1]](*sys.argv[2:])
    except Encrypted:
        sys.exit(ENCRYPTED_STATUS)
