"""``python -m documents.ocr.draw FILE NUMBER MOST_PIXELS DPI TARGET``: a page as a grey picture, without poppler.

Exit status 3: the file needs a password; 4: there is no such page; a traceback: the file is broken.
"""

import sys
from pathlib import Path

from documents.engines.base import ENCRYPTED_STATUS, Encrypted
from documents.engines.pdfium import open_pdf
from documents.pdf_child import NO_PAGE_STATUS

_POINTS_AN_INCH = 72


def draw(file: Path, number: int, most_pixels: int, dpi: int, target: Path) -> None:
    """Write the page with that many dots an inch, or fewer where it would have more than ``most_pixels``."""
    pdf = open_pdf(file)
    if not 1 <= number <= len(pdf):
        sys.exit(NO_PAGE_STATUS)
    page = pdf[number - 1]
    width, height = page.get_size()
    scale = min(dpi / _POINTS_AN_INCH, (most_pixels / (width * height)) ** 0.5)
    page.render(scale=scale, grayscale=True).to_pil().convert("L").save(target)


if __name__ == "__main__":
    try:
        draw(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
    except Encrypted:
        sys.exit(ENCRYPTED_STATUS)
