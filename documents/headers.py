"""How a browser is told to take a file: which type, shown or kept, under which name. The strictest that still reads."""

import re
from mimetypes import guess_type
from pathlib import PurePath
from urllib.parse import quote

from cms.text import ascii_text

UNKNOWN = "application/octet-stream"
# A browser shows these by itself and runs nothing that is in them.
SHOWN = {"application/pdf", "text/plain"}
# Everything else is kept as a file, and what is not in this list does not even tell its type.
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
KEPT = {
    f"{_OFFICE}wordprocessingml.document",
    f"{_OFFICE}spreadsheetml.sheet",
    f"{_OFFICE}presentationml.presentation",
    f"{_OPEN}text",
    f"{_OPEN}spreadsheet",
    f"{_OPEN}presentation",
    "application/rtf",
    "text/rtf",
    "text/csv",
    "application/zip",
    "image/png",
    "image/jpeg",
    "image/webp",
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ._()-]+")


def media_type(given: str, filename: str = "") -> str:
    """The type to name in the answer: the given one (or the file name's), where it is known to be harmless."""
    full = given or guess_type(filename)[0] or UNKNOWN
    plain = full.partition(";")[0].strip().lower()
    return full if plain in SHOWN | KEPT and not _CONTROL.search(full) else UNKNOWN


def disposition(filename: str, shown_type: str) -> str:
    """Content-Disposition (RFC 6266): the name in UTF-8 (RFC 8187), and in ASCII for clients that know no other.

    ``shown_type`` is what ``media_type`` returned; only types that a browser shows safely are inline.
    """
    how = "inline" if shown_type.partition(";")[0].strip().lower() in SHOWN else "attachment"
    name = _CONTROL.sub("", PurePath(filename.replace("\\", "/")).name).strip() or "document"
    if not _NOT_PLAIN.search(name):
        return f'{how}; filename="{name}"'
    plain = _NOT_PLAIN.sub("_", ascii_text(name)).strip() or "document"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def policy(shown_type: str) -> str:
    """Content-Security-Policy: an origin of its own without rights, and nothing loaded.

    Safari's viewer needs ``allow-scripts`` for some PDFs; its origin stays opaque and no script can be loaded.
    """
    sandbox = "sandbox"
    if shown_type.startswith("application/pdf"):
        sandbox = "sandbox allow-scripts allow-downloads"
    return f"{sandbox}; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
