"""Pages of a PDF: how many, as pictures, as a file of their own. pdfium does it, in a child process with limits.

Paths are local files; page numbers start at 1. Every function but ``page_count`` raises PdfFailed and then has written
nothing: results are made in a folder beside their target and moved there when all are whole.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from documents.engines.base import ENCRYPTED_STATUS
from documents.pdf_child import NO_PAGE_STATUS
from documents.sandbox import ChildStopped, python, run

_SECONDS, _MEGABYTES = 60, 1024
_MEGABYTE = 1024 * 1024
# A page of its own repeats what pages share: fonts, pictures.
_CUT_GROWTH = 4


class PdfFailed(Exception):
    """``code`` is "broken", "encrypted", "pages" (no such page), "time", "memory" or "output"; ``str()`` a sentence."""

    def __init__(self, code: str, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.code, self.sentence, self.detail = code, sentence, detail


def page_count(path: Path) -> int | None:
    """Return the number of pages, or None where the file cannot be read."""
    try:
        return int(_pdfium("count", path))
    except PdfFailed:
        return None


def pages_with_pictures(path: Path, numbers: Iterable[int]) -> set[int]:
    """Those of the pages that show something without saying it as text: scans, and letters drawn as outlines."""
    names = [str(number) for number in numbers]
    return {int(line) for line in _pdfium("pictures", path, *names, seconds=len(names)).split()}


def render_page(path: Path, number: int, width: int, target: Path) -> None:
    """Draw a page ``width`` pixels wide into ``target``: WebP or JPEG, as its suffix says."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".page-") as folder:
        (drawn,) = render_pages(path, [number], width, Path(folder), target.suffix)
        drawn.replace(target)


def render_pages(path: Path, numbers: Iterable[int], width: int, folder: Path, suffix: str = ".webp") -> list[Path]:
    """Draw many pages in one child as ``folder/<number><suffix>``; return their paths in the order of ``numbers``."""
    names = [str(number) for number in numbers]
    with tempfile.TemporaryDirectory(dir=folder, prefix=".pages-") as own:
        _pdfium("render", path, str(width), own, suffix, *names, seconds=len(names))
        return [(Path(own) / f"{name}{suffix}").replace(folder / f"{name}{suffix}") for name in names]


def render_sizes(path: Path, number: int, widths: Iterable[int], folder: Path, suffix: str = ".webp") -> list[Path]:
    """Draw a page once and keep it in many widths as ``folder/<width><suffix>``; return them in their order."""
    names = [str(width) for width in widths]
    with tempfile.TemporaryDirectory(dir=folder, prefix=".sizes-") as own:
        _pdfium("sizes", path, str(number), own, suffix, *names)
        return [(Path(own) / f"{name}{suffix}").replace(folder / f"{name}{suffix}") for name in names]


def cut(path: Path, first: int, last: int, target: Path) -> None:
    """Write the pages ``first`` to ``last`` into a new PDF; the original is only read."""
    if first > last:
        raise PdfFailed("pages", _sentence("pages"))
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".cut-") as folder:
        made = Path(folder) / "cut.pdf"
        most = _CUT_GROWTH * (path.stat().st_size // _MEGABYTE + 16)
        _pdfium("cut", path, str(first), str(last), str(made), file_megabytes=most)
        made.replace(target)


def _pdfium(order: str, path: Path, *arguments: str, file_megabytes: int = 64, seconds: int = 0) -> bytes:
    """Run one order; ``seconds`` are given on top of the time every order has."""
    try:
        return run(
            python("documents.pdf_child", order, str(path), *arguments),
            seconds=getattr(settings, "DOCUMENT_SECONDS", _SECONDS) + seconds,
            megabytes=getattr(settings, "DOCUMENT_MEGABYTES", _MEGABYTES),
            file_megabytes=file_megabytes,
        )
    except ChildStopped as stopped:
        statuses = {ENCRYPTED_STATUS: "encrypted", NO_PAGE_STATUS: "pages"}
        code = statuses.get(stopped.code, "broken") if stopped.reason == "crash" else stopped.reason
        raise PdfFailed(code, _sentence(code), stopped.errors) from stopped


def _sentence(code: str) -> str:
    return {
        "encrypted": _("The PDF is protected with a password. Remove the password and upload the file again."),
        "broken": _("The PDF is damaged and cannot be read. Open it, save it again and upload the new file."),
        "pages": _("The PDF has no such pages. Give page numbers that it has, the first one before the last one."),
        "time": _("Reading the PDF took too long and was stopped. Save it again, or in parts, and upload that."),
        "memory": _("Reading the PDF needs too much memory. Save it again, or in parts, and upload that."),
        "output": _("The pages make too large a file. Choose fewer pages."),
    }[code]
