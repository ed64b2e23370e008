"""The picture of one page of a PDF, as character recognition wants it. Every step is a child process with limits."""

import re
from pathlib import Path

from django.conf import settings

from documents.ocr.failures import failed
from documents.sandbox import ChildStopped, installed, python, run

# Measured: 300 dots an inch read no better, for a third more time.
DPI = 200
# A2 at 200 dpi. Plans and maps are larger: they get fewer dots, not more memory.
MOST_PIXELS = 16_000_000
_SECONDS, _MEGABYTES = 60, 1024
_POINTS_AN_INCH = 72
_SIZE = re.compile(r"^Page +\d+ size: +([\d.]+) x ([\d.]+) pts", re.MULTILINE)


def page_picture(path: Path, number: int, target: Path) -> Path:
    """Draw page ``number`` (from 1) in grey into ``target``, a file name with the suffix .pgm. Raises OcrFailed."""
    try:
        if installed("pdftoppm") and installed("pdfinfo"):
            _with_poppler(path, number, target)
        else:
            arguments = (str(path), str(number), str(MOST_PIXELS), str(DPI), str(target))
            _run(python("documents.ocr.draw", *arguments))
    except ChildStopped as stopped:
        raise failed(stopped) from stopped
    return target


def prepared(picture: Path, target: Path, degrees: int = 0) -> float | None:
    """Write the picture turned, cleaned and straight into ``target``; return by how many degrees it was turned.

    None, and no file, where the page is blank. Raises OcrFailed.
    """
    try:
        turned = _run(python("documents.ocr.prepare", str(picture), str(target), str(degrees))).strip()
    except ChildStopped as stopped:
        raise failed(stopped) from stopped
    return float(turned) if turned else None


def _with_poppler(path: Path, number: int, target: Path) -> None:
    only = ["-f", str(number), "-l", str(number)]
    size = _SIZE.search(_run(["pdfinfo", *only, str(path)]).decode("utf-8", "replace"))
    width, height = (float(points) / _POINTS_AN_INCH for points in size.groups()) if size else (0, 0)
    dpi = min(DPI, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    _run(["pdftoppm", "-r", f"{dpi:.2f}", "-gray", "-singlefile", *only, str(path), str(target.with_suffix(""))])


def _run(command: list[str]) -> bytes:
    return run(
        command,
        seconds=getattr(settings, "OCR_SECONDS", _SECONDS),
        megabytes=getattr(settings, "OCR_MEGABYTES", _MEGABYTES),
    )
