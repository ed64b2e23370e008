"""Reading what a file is, in pieces: no file is held in memory whole."""

import hashlib
import uuid
from pathlib import PurePath
from typing import BinaryIO

from cms.text import readable_slug


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
