"""Text of files, by engines that are chosen by a setting: one engine a format and file, each run in a child process.

``settings.DOCUMENT_ENGINES`` lists dotted paths. The first engine that handles the extension and misses nothing reads
the file; the others are its fall-backs.
"""

from pathlib import Path

from documents.engines.base import Extraction, ExtractionFailed

__all__ = ["DEFAULT_ENGINES", "Extraction", "ExtractionFailed", "extract"]

DEFAULT_ENGINES = [
    "documents.engines.pdftotext.PdftotextEngine",
    "documents.engines.pdfium.PdfiumEngine",
    "documents.engines.docx.DocxEngine",
    "documents.engines.odt.OdtEngine",
    "documents.engines.xlsx.XlsxEngine",
    "documents.engines.ods.OdsEngine",
    "documents.engines.pptx.PptxEngine",
    "documents.engines.rtf.RtfEngine",
    "documents.engines.html.HtmlEngine",
    "documents.engines.plain.PlainEngine",
]


def extract(path: Path, extension: str) -> Extraction:
    """Return the text of a local file; see ``documents.engines.extraction.extract``. Raises ExtractionFailed."""
    # Not at the top: a child process imports this package, and would pay for Django at each file.
    from documents.engines.extraction import extract

    return extract(path, extension)
