"""``python -m documents.ocr.prepare SOURCE TARGET DEGREES``: a picture of a page made easy to read.

The page is turned by DEGREES (0, 90, 180 or 270, anticlockwise), cleaned of specks, set straight and written in grey.
Prints the degrees it was turned in all, anticlockwise; nothing where the page is blank.
"""

import sys
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps

# Scanners and hands tilt a page by a few degrees; a tenth of one moves a line's end by two pixels.
_MOST_TILT, _COARSE, _FINE = 5.0, 0.5, 0.1
# Lines and gaps are seen at a quarter of 200 dpi; a tenth of a degree asks for half.
_COARSE_REDUCED, _FINE_REDUCED = 4, 2
_WHITE = 255
# Paper and grain vary less than this after cleaning; a page number has more dark pixels than so many (of 100 dpi).
_INK, _LEAST_INK = 50, 30


def prepare(source: Path, target: Path, degrees: int) -> float | None:
    """Write the prepared page and return by how many degrees it was turned; None, and no file, where it is blank."""
    with Image.open(source) as picture:
        page = picture.convert("L")
    if degrees:
        page = page.rotate(degrees, expand=True)
    # Measured: without it, noise of a tenth of the range leaves nothing that can be read.
    page = page.filter(ImageFilter.MedianFilter(3))
    if is_blank(page):
        return None
    tilt = tilt_of(page)
    if tilt:
        page = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=_WHITE)
    page.save(target)
    return degrees + tilt


def is_blank(page: Image.Image) -> bool:
    """Tell whether a cleaned page has nothing but paper: an engine would read words into its grain."""
    counts = page.reduce(_FINE_REDUCED).histogram()
    pixels, paper = 0, 0
    while pixels <= sum(counts) / 2:
        pixels += counts[paper]
        paper += 1
    return sum(counts[: max(0, paper - _INK)]) < _LEAST_INK


def tilt_of(page: Image.Image) -> float:
    """Return by how many degrees (anticlockwise) a page in grey has to be turned for its lines to lie level.

    Where they do, the ink of each row of pixels changes most from row to row (projection profile: Postl 1986).
    """
    coarse = _levelest(page, _COARSE_REDUCED, 0.0, _COARSE, _MOST_TILT)
    return round(_levelest(page, _FINE_REDUCED, coarse, _FINE, _COARSE), 1)


def _levelest(page: Image.Image, reduced: int, middle: float, step: float, reach: float) -> float:
    ink = ImageOps.invert(page.reduce(reduced)).convert("F")
    steps = round(reach / step)
    # The middle first: a page on which no angle is better stays as it is.
    turns = (middle + number * step for number in sorted(range(-steps, steps + 1), key=abs))
    return max(turns, key=lambda degrees: _levelness(ink, degrees))


def _levelness(ink: Image.Image, degrees: float) -> float:
    turned = ink.rotate(degrees, Image.Resampling.BILINEAR) if degrees else ink
    rows = turned.resize((1, turned.height), Image.Resampling.BOX)
    profile = [rows.getpixel((0, y)) for y in range(rows.height)]
    return sum((above - below) ** 2 for above, below in zip(profile, profile[1:], strict=False))


if __name__ == "__main__":
    turned = prepare(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
    print("" if turned is None else turned)  # noqa: T201  read by the parent
