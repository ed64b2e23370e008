"""Opening with PDFium, which repairs what honest programs got wrong as readers do."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

import pypdfium2_raw as pdfium


class Unusable(Exception):
    """The file cannot be taken; the message is one of password, broken, bomb, unreadable."""


@dataclass(frozen=True)
class Document:
    """An open document; ``restricted`` where it is encrypted and opens without a password."""

    handle: object
    pages: int
    restricted: bool


@contextmanager
def open_document(path: str) -> Iterator[Document]:
    pdfium.FPDF_InitLibrary()
    handle = pdfium.FPDF_LoadDocument(path.encode(), None)
    if not handle:
        error = pdfium.FPDF_GetLastError()
        raise Unusable("password" if error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else "broken")
    try:
        pages = pdfium.FPDF_GetPageCount(handle)
        if pages < 1:
            raise Unusable("broken")
        yield Document(handle, pages, pdfium.FPDF_GetSecurityHandlerRevision(handle) != -1)
    finally:
        pdfium.FPDF_CloseDocument(handle)


def write_plain_copy(document: Document, target: BinaryIO) -> None:
    """Write the document without encryption and with its objects in the open. Raise Unusable where that fails."""

    def write(_writer: object, data: object, size: int) -> int:
        return int(target.write(ctypes.string_at(data, size)) == size)

    writer = pdfium.FPDF_FILEWRITE(version=1)
    writer.WriteBlock = type(writer.WriteBlock)(write)
    if not pdfium.FPDF_SaveAsCopy(document.handle, writer, pdfium.FPDF_REMOVE_SECURITY):
        raise Unusable("unreadable")
    target.flush()
