"""The formats that a library can take, with the names that people know them by."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .findings import refusal


@dataclass(frozen=True)
class Format:
    """``name`` reads well after “The content is ”."""

    extension: str
    media_type: str
    name: str | Promise


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

FORMATS = {
    item.extension: item
    for item in (
        Format("pdf", "application/pdf", gettext_lazy("a PDF document")),
        Format("docx", f"{_OOXML}wordprocessingml.document", gettext_lazy("a Word document (DOCX)")),
        Format("xlsx", f"{_OOXML}spreadsheetml.sheet", gettext_lazy("an Excel workbook (XLSX)")),
        Format("pptx", f"{_OOXML}presentationml.presentation", gettext_lazy("a PowerPoint presentation (PPTX)")),
        Format("odt", f"{_ODF}text", gettext_lazy("an OpenDocument text (ODT)")),
        Format("ods", f"{_ODF}spreadsheet", gettext_lazy("an OpenDocument spreadsheet (ODS)")),
        Format("rtf", "application/rtf", gettext_lazy("a Rich Text document (RTF)")),
        Format("txt", "text/plain", gettext_lazy("plain text")),
        Format("csv", "text/csv", gettext_lazy("a table as text (CSV)")),
    )
}


def accepted() -> list[str]:
    """The extensions that this portal takes and that the checks know."""
    return [extension for extension in settings.WAGTAILDOCS_EXTENSIONS if extension in FORMATS]


def accepted_names() -> str:
    return ", ".join(extension.upper() for extension in accepted())


def fit(found: Format, extension: str) -> Format:
    """The format to record for content and name together. Raise ValidationError where they contradict each other.

    Text is text: only the name tells a table (CSV) from plain text.
    """
    if found.extension in ("txt", "csv") and extension in ("txt", "csv"):
        found = FORMATS[extension]
    if found.extension not in accepted():
        raise refusal(
            "format_not_accepted",
            _("The content is %(format)s, which this portal does not take. Save it as one of: %(accepted)s.")
            % {"format": found.name, "accepted": accepted_names()},
        )
    if found.extension == extension:
        return found
    if extension in accepted():
        sentence = _(
            "The content is %(format)s, but the name ends in .%(extension)s. "
            "Rename it to .%(right)s, or save it as %(wanted)s."
        )
    else:
        sentence = _("The content is %(format)s, but the name does not end in .%(right)s. Rename it.")
    words = {
        "format": found.name,
        "extension": extension,
        "right": found.extension,
        "wanted": extension.upper(),
    }
    raise refusal("wrong_content", sentence % words)
