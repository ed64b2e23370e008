"""``python -m documents.ocr.prepare SOURCE TARGET DEGREES``: a picture of a page made easy to read.

The page is turned by DEGREES (0, 90, 180 or 270, anticlockwise), cleaned of specks, set straight and written in grey.
Prints the degrees it was turned in all, anticlockwise.
"""

import sys
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps

# Scanners and hands tilt a page by a few degrees; a tenth of one moves a line's end by two pixels.
_MOST_TILT, _COARSE, _FINE = 5.0, 0.5, 0.1
# A third of 200 dpi still has lines and gaps between them.
_REDUCED = 3
_WHITE = 255


def prepare(source: Path, target: Path, degrees: int) -> float:
    """Write the prepared page and return by how many degrees it was turned."""
    with Image.open(source) as picture:
        page = picture.convert("L")
    if degrees:
        page = page.rotate(degrees, expand=True)
    # Measured: without it, noise of a tenth of the range leaves nothing that can be read.
    page = page.filter(ImageFilter.MedianFilter(3))
    tilt = tilt_of(page)
    if tilt:
        page = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=_WHITE)
    page.save(target)
    return degrees + tilt


def tilt_of(page: Image.Image) -> float:
    """Return by how many degrees (anticlockwise) a page in grey has to be turned for its lines to lie level.

    Where they do, the ink of each row of pixels changes most from row to row (projection profile: Postl 1986).
    """
    ink = ImageOps.invert(page.reduce(_REDUCED)).convert("F")
    steps = round(_MOST_TILT / _COARSE)
    coarse = max((n * _COARSE for n in sorted(range(-steps, steps + 1), key=abs)), key=lambda at: _levelness(ink, at))
    steps = round(_COARSE / _FINE)
    fine = (coarse + n * _FINE for n in sorted(range(-steps, steps + 1), key=abs))
    return round(max(fine, key=lambda at: _levelness(ink, at)), 1)


def _levelness(ink: Image.Image, degrees: float) -> float:
    turned = ink.rotate(degrees, Image.Resampling.BILINEAR) if degrees else ink
    rows = turned.resize((1, turned.height), Image.Resampling.BOX)
    profile = [rows.getpixel((0, y)) for y in range(rows.height)]
    return sum((above - below) ** 2 for above, below in zip(profile, profile[1:], strict=False))


if __name__ == "__main__":
    print(prepare(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))  # noqa: T201  read by the parent
