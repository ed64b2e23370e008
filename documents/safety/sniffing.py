"""Which family of formats the first bytes belong to, and what they are where they belong to none."""

import re
from typing import BinaryIO

import puremagic
from django.utils.translation import gettext as _

from .findings import refusal
from .formats import accepted_names
from .pieces import read_at, windows

HEAD = 4096
# As far as browsers look for markup, see https://mimesniff.spec.whatwg.org/#reading-the-resource-header
_SNIFFED = 1445
_MARKUP_AT_START = re.compile(
    r"[\s\0]*<(?:!--|\?xml|\?php|%|(?:!doctype|html|head|body|script|iframe|svg|style|title|table|div|font|br|h1|img"
    r"|object|embed|link|meta|frameset|form|a|b|p)[\s>/])",
    re.IGNORECASE,
)
_MARKUP_ANYWHERE = re.compile(rb"<\s?(?:!doctype\s+html|html|script|iframe|svg|body|object|embed|\?php)[\s>/]", re.I)
_PROGRAMS = (
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"#!",
    b"dex\n",
    b"\0asm",
    b"L\0\0\0\x01\x14\x02\0",
)
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"\0\0\0\x0cjP")
_PICTURE_BRANDS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
_ARCHIVES = (
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a",
    b"\x1f\x8b",
    b"BZh91AY",
    b"\xfd7zXZ",
    b"MSCF\0",
    b"PK\x05\x06",
    b"PK\x07\x08",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def family_of(file: BinaryIO) -> str:
    """Return pdf, rtf, zip or text. Raise ValidationError for anything else, saying what it is and what to do."""
    head = read_at(file, 0, HEAD)
    for signature, family in ((b"%PDF-", "pdf"), (b"{\\rt", "rtf"), (b"PK\x03\x04", "zip")):
        if head.startswith(signature):
            _check_no_second_format(head, family)
            return family
    if head.startswith(_OLE):
        raise _old_office(file)
    _check_program(head)
    _check_second_start(head)
    _check_picture_or_archive(head)
    check_markup(head)
    if _is_binary(head):
        raise _unknown(head)
    return "text"


def is_program(head: bytes) -> bool:
    """Whether bytes begin a program of Windows, Linux, macOS, Java or a script with an interpreter line."""
    if head.startswith(b"MZ"):
        # Text may begin with these two letters; a program has its second header where the first one says.
        second = int.from_bytes(head[60:64], "little")
        return b"This program" in head or head[second : second + 2] in (b"PE", b"NE", b"LE") or b"\0" in head[:64]
    return head.startswith(_PROGRAMS)


def check_markup(head: bytes) -> None:
    """Raise ValidationError where a browser or a person would take the text for a web page."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    if _MARKUP_AT_START.match(text) or _MARKUP_ANYWHERE.search(text[:_SNIFFED].encode("utf-8")):
        raise refusal(
            "web_page",
            _("The content is a web page or a drawing with markup, which can run programs. Print it to PDF instead."),
        )


def _check_no_second_format(head: bytes, family: str) -> None:
    inside = head[1:1024]
    if family != "pdf" and b"%PDF-" in inside:
        raise two_formats()
    if _MARKUP_ANYWHERE.search(head[:_SNIFFED]):
        raise two_formats()


def two_formats() -> Exception:
    return refusal(
        "two_formats",
        _("The file pretends to be two formats at once, as attacks do. Open it and save or print it to PDF anew."),
    )


def _check_program(head: bytes) -> None:
    if is_program(head):
        raise refusal("program", _("The content is a program, not a document. Choose the document itself."))


def _check_second_start(head: bytes) -> None:
    if b"%PDF-" in head[:1024]:
        raise refusal(
            "two_formats",
            _("Something else stands before the PDF in this file. Open it and print it to PDF anew."),
        )


def _check_picture_or_archive(head: bytes) -> None:
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    if webp or head.startswith(_PICTURES) or head[4:12] in _PICTURE_BRANDS:
        raise refusal(
            "picture",
            _("The content is a picture, not a document. Scan it to PDF, or put it into a document."),
        )
    if head.startswith(_ARCHIVES):
        raise archive()


def archive() -> Exception:
    return refusal(
        "archive",
        _("The content is an archive of files. Unpack it and upload the documents one by one."),
    )


def _old_office(file: BinaryIO) -> Exception:
    """Old Office formats and password-protected new ones share one container; its directory names its streams."""
    names = {name: name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook", "PowerPoint ")}
    found = {name for window in windows(file) for name, spelt in names.items() if spelt in window}
    if "EncryptedPackage" in found:
        return encrypted_office()
    if "WordDocument" in found:
        return refusal("old_office", _("The content is an old Word document (DOC). Save it as DOCX or PDF."))
    if "Workbook" in found:
        return refusal("old_office", _("The content is an old Excel workbook (XLS). Save it as XLSX or PDF."))
    if "PowerPoint " in found:
        return refusal("old_office", _("The content is an old PowerPoint presentation (PPT). Save it as PPTX or PDF."))
    return refusal("old_office", _("The content is an old Office format. Save it as DOCX, XLSX, PPTX or PDF."))


def encrypted_office() -> Exception:
    return refusal(
        "encrypted",
        _("The document is locked with a password, so nobody could read it. Remove the password and upload it again."),
    )


def _is_binary(head: bytes) -> bool:
    return b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _unknown(head: bytes) -> Exception:
    try:
        name = puremagic.magic_string(head)[0].name
    except (puremagic.PureError, IndexError, ValueError):
        name = ""
    if name:
        sentence = _("The content is “%(name)s”, which this portal does not take. Save it as one of: %(accepted)s.")
    else:
        sentence = _("The format of the content is not known. Save it as one of: %(accepted)s.")
    return refusal("format_not_accepted", sentence % {"name": name, "accepted": accepted_names()})
