"""Office documents as packages of parts: what any part can carry, whatever the format is."""

import re
import tempfile
from collections.abc import Callable, Iterator
from itertools import chain
from typing import BinaryIO, Protocol

from django.utils.translation import gettext as _

from .findings import UploadWarning, refusal
from .markup import MarkupReader, entities
from .names import PROGRAMS, extension_of
from .pieces import windows
from .sniffing import is_program
from .unpacking import Budget, unpack
from .zip_structure import Entry, read_entries, too_big_inside

MAX_DEPTH = 3
_MARKUP_NAMES = (".xml", ".rels", ".rdf", ".svg")
WEB_PAGES = (".htm", ".html", ".mht", ".mhtml")
_BEGINNING = 4096
_PICTURE_FOLDERS = ("/media/", "pictures/")
_ENTITIES = re.compile(rb"<!(?:doctype|entity)", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_OLE_PROGRAM = re.compile(
    rb"This program (?:cannot|must) be run|\.(?:%s)\0" % "|".join(sorted(PROGRAMS)).encode(), re.IGNORECASE
)
Warnings = dict[str, UploadWarning]


class PartChecks(Protocol):
    """What a package format adds: refusals by names, and a reader for each XML part."""

    def check_names(self, names: set[str]) -> None: ...

    def reader(self, name: str) -> MarkupReader: ...


class AnyParts:
    """For archives inside a document that are no office documents themselves."""

    def check_names(self, names: set[str]) -> None:
        return None

    def reader(self, name: str) -> MarkupReader:
        return MarkupReader({}, document_type_ok=is_picture(name))


def is_picture(name: str) -> bool:
    return name.endswith(".svg") and any(folder in name for folder in _PICTURE_FOLDERS)


def macros() -> Exception:
    return refusal(
        "macros",
        _("The document holds macros (programs). Save it without macros, as DOCX, XLSX, PPTX, ODT or ODS, or as PDF."),
    )


def program_inside() -> Exception:
    return refusal(
        "program_inside",
        _("A program is hidden inside the document. Remove it, save the document and upload it again."),
    )


def warn_of_objects(warnings: Warnings) -> None:
    warnings["embedded_object"] = UploadWarning(
        "embedded_object",
        _("The document has objects of another program inside. Readers may not see them; a PDF shows them to all."),
    )


class Package:
    """One archive that is being looked at, with the budget and the warnings that inner archives share."""

    def __init__(self, file: BinaryIO, budget: Budget, warnings: Warnings, depth: int = 0) -> None:
        self.file, self.budget, self.warnings, self.depth = file, budget, warnings, depth
        if depth > MAX_DEPTH:
            raise too_big_inside()
        self.entries = read_entries(file)
        self.budget.admit(self.entries)
        self.names = {entry.name.lower() for entry in self.entries}
        for name in self.names:
            if extension_of(name) in PROGRAMS or name.endswith(".class"):
                raise program_inside()
        if "meta-inf/manifest.mf" in self.names:
            raise program_inside()

    def content(self, name: str, limit: int = 1024 * 1024) -> bytes | None:
        """The content of a small entry, by its name in lower case; None where there is none or it is not small."""
        for entry in self.entries:
            if entry.name.lower() == name and entry.unpacked <= limit:
                return b"".join(unpack(self.file, entry, self.budget))
        return None

    def check_parts(self, checks: PartChecks, check_inner: "Callable[[Package], object]") -> None:
        """Look at each part once, and at archives inside by ``check_inner``.

        Raise ValidationError for the first part that cannot be taken.
        """
        checks.check_names(self.names)
        for entry in self.entries:
            self._check_part(entry, checks, check_inner)

    def _check_part(self, entry: Entry, checks: PartChecks, check_inner: "Callable[[Package], object]") -> None:
        name = entry.name.lower()
        content = unpack(self.file, entry, self.budget)
        first = _beginning(content)
        content = chain((first,), content)
        if first.startswith((b"PK\x03\x04", _OLE)):
            self._check_inner(first, content, check_inner)
        elif is_program(first):
            raise program_inside()
        elif name.endswith(".vml"):
            _check_loose_markup(content)
        elif first and (name.endswith(_MARKUP_NAMES) or _looks_like_markup(name, first)):
            checks.reader(name).read(self._counted(content))
        else:
            for _piece in content:
                pass

    def _counted(self, content: Iterator[bytes]) -> Iterator[bytes]:
        for piece in content:
            self.budget.spend_markup(len(piece))
            yield piece

    def _check_inner(self, first: bytes, content: Iterator[bytes], check_inner: "Callable[[Package], object]") -> None:
        with tempfile.SpooledTemporaryFile(max_size=1024 * 1024) as inner:
            for piece in content:
                inner.write(piece)
            if first.startswith(_OLE):
                _check_ole(inner)
                warn_of_objects(self.warnings)
            else:
                check_inner(Package(inner, self.budget, self.warnings, self.depth + 1))


def _check_ole(file: BinaryIO) -> None:
    for window in windows(file):
        if _OLE_MACROS in window:
            raise macros()
        if _OLE_PROGRAM.search(window):
            raise program_inside()


def _beginning(content: Iterator[bytes]) -> bytes:
    """Enough to know a format by; packing can be made to give one byte at a time."""
    first = b""
    while len(first) < _BEGINNING and (piece := next(content, b"")):
        first += piece
    return first


def _looks_like_markup(name: str, first: bytes) -> bool:
    """Whether a part of any name is XML. Web pages inside a document are not well-formed and only shown as text."""
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    return not name.endswith(WEB_PAGES) and start.startswith((b"<", b"\xff\xfe<\0", b"\xfe\xff\0<", b"\0<"))


def _check_loose_markup(content: Iterator[bytes]) -> None:
    """Excel's drawings are not well-formed; what they must not have is found without a parser."""
    kept = b""
    for piece in content:
        window = kept + piece.replace(b"\0", b"")
        if _ENTITIES.search(window):
            raise entities()
        kept = window[-16:]
