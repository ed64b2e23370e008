from collections.abc import Iterator
from pathlib import Path

from documents.engines.base import Encrypted, Engine

# What pdfium puts in place of a hyphen at the end of a line.
_LINE_END_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})


class PdfiumEngine(Engine):
    """The library of Chromium, through pypdfium2: reads some files that poppler refuses."""

    name = "pdfium"
    extensions = ("pdf",)
    needs = "pypdfium2"

    def pages(self, path: Path) -> Iterator[str]:
        for page in open_pdf(path):
            text = page.get_textpage()
            yield text.get_text_range().translate(_LINE_END_HYPHENS).replace("\r\n", "\n")
            text.close()
            page.close()


def open_pdf(path: Path):
    """Return the PdfDocument of ``path``; raises Encrypted, or PdfiumError where the file is broken."""
    import pypdfium2 as pdfium

    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Encrypted from error
        raise
