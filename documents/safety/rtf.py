"""Rich Text (RTF 1.9.1): objects, templates and fields are found without building the document."""

import re
from typing import BinaryIO

from django.utils.translation import gettext as _

from .dynamic_data import starts_program
from .findings import refusal
from .ooxml import loads_from_elsewhere, warn_of_links
from .packages import Warnings
from .pieces import read_at, windows
from .zip_structure import broken

_OBJECT = re.compile(rb"\\(?:object|objdata|objupdate|objautlink|objlink|objemb|objocx|objhtml)(?![a-z])")
_TEMPLATE = re.compile(rb"\\template(?![a-z])[^{}]{0,20}?(?:https?:|ftp:|\\\\|//|\\'|\\u\d)", re.IGNORECASE)
_EXCHANGE = re.compile(rb"\\fldinst(?![a-z])[^;]{0,200}?\bDDE(?:AUTO)?\b", re.IGNORECASE)
_LINKED = re.compile(rb"\bINCLUDE(?:PICTURE|TEXT)\b", re.IGNORECASE)


def check_rtf(file: BinaryIO, warnings: Warnings) -> None:
    """Raise ValidationError for a document that carries or fetches something active."""
    if not read_at(file, 0, 6).startswith(b"{\\rtf1"):
        raise broken()
    for window in windows(file):
        if _OBJECT.search(window):
            raise refusal(
                "embedded_object",
                _("The RTF document has objects of other programs inside, as attacks do. Save it as DOCX or PDF."),
            )
        if _TEMPLATE.search(window):
            raise loads_from_elsewhere()
        if _EXCHANGE.search(window):
            raise starts_program()
        if _LINKED.search(window):
            warn_of_links(warnings)
