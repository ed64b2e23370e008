from pathlib import Path

from documents.engines.base import Engine
from documents.sandbox import installed


class PdftotextEngine(Engine):
    """Poppler's pdftotext: the fastest (measured), and run without a Python child.

    ``-raw`` keeps the order in which the text was written, which word processors make the reading order: columns and
    table cells stay whole. ``-layout`` joins the lines of two columns (many acts here have one a language); poppler's
    own guess takes a heading with wide gaps apart.
    """

    name = "pdftotext"
    extensions = ("pdf",)

    def missing(self) -> str:
        return "" if installed("pdftotext") else "poppler-utils"

    def command(self, path: Path) -> list[str]:
        return ["pdftotext", "-raw", "-enc", "UTF-8", "-eol", "unix", str(path), "-"]

    def is_encrypted(self, errors: str, status: int | None) -> bool:
        return "Incorrect password" in errors
