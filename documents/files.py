"""Reading what a file is, in pieces: no file is held in memory whole."""

import hashlib
import uuid
from pathlib import PurePath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.text import readable_slug

_HEAD = 8192
_ZIP = b"PK\x03\x04"
# First bytes that a file of this type must have; the office formats are ZIP archives with a telling entry.
_SIGNATURES = {"pdf": (b"%PDF-",), "rtf": (b"{\\rtf",)}
_ZIPPED = {
    "docx": b"word/",
    "xlsx": b"xl/",
    "pptx": b"ppt/",
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_TEXT = ("txt", "csv")


def new_file_name(document, filename: str) -> str:
    """Return a storage name that no other upload has: a random folder and a readable ASCII file name."""
    path = PurePath(filename)
    stem = readable_slug(path.stem, length=100) or "document"
    return f"documents/{uuid.uuid4().hex[:12]}/{stem}{path.suffix.lower()}"


def name_of(storage_name: str) -> str:
    """The readable file name at the end of a storage name."""
    return PurePath(storage_name).name


def checksums(file: BinaryIO) -> tuple[str, str]:
    """Return SHA-256 and SHA-1 of an open binary file in hexadecimal digits, read once; it stands at its start then."""
    file.seek(0)
    sha256, sha1 = hashlib.sha256(), hashlib.sha1(usedforsecurity=False)
    while piece := file.read(1024 * 1024):
        sha256.update(piece)
        sha1.update(piece)
    file.seek(0)
    return sha256.hexdigest(), sha1.hexdigest()


def check_content(file: BinaryIO, filename: str) -> None:
    """Raise ValidationError, with a sentence for the uploader, where the content is not what the name says."""
    extension = PurePath(filename).suffix.lower().lstrip(".")
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    if not head:
        raise ValidationError(_("The file is empty. Choose the file again, or scan the document again."), code="empty")
    if not _is_what_it_says(head, extension):
        raise ValidationError(
            _("The content of “%(name)s” is not a %(type)s file. Save it in that format and upload it again."),
            params={"name": PurePath(filename).name, "type": extension.upper()},
            code="wrong_content",
        )


def _is_what_it_says(head: bytes, extension: str) -> bool:
    if extension in _SIGNATURES:
        return head.startswith(_SIGNATURES[extension])
    if extension in _ZIPPED:
        return head.startswith(_ZIP) and (_ZIPPED[extension] in head or extension.endswith("x"))
    if extension in _TEXT:
        return b"\0" not in head
    return False
