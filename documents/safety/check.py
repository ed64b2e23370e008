"""The one door for files: name, size, content, structure, viruses, in this order."""

from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from . import clamav
from .findings import Inspection, refusal
from .formats import FORMATS, Format, fit
from .names import check_name
from .office import check_office
from .packages import Warnings
from .pdf import check_pdf
from .pieces import size_of
from .plain_text import check_text
from .rtf import check_rtf
from .sniffing import family_of
from .zip_structure import has_end_of_zip


def check_upload(file: BinaryIO, filename: str) -> Inspection:
    """Look at a file that somebody wants to put into the library.

    ``file`` is open for reading bytes and can seek; it stands at its start afterwards, accepted or not. Raise
    ValidationError with a code and a sentence for the uploader where it cannot be taken.
    """
    try:
        return _inspect(file, filename)
    finally:
        file.seek(0)


def _inspect(file: BinaryIO, filename: str) -> Inspection:
    extension = check_name(filename)
    _check_size(size_of(file))
    warnings: Warnings = {}
    found, pages = _look_inside(file, extension, warnings)
    if warning := clamav.scan(file):
        warnings[warning.code] = warning
    return Inspection(found.extension, found.media_type, tuple(warnings.values()), pages)


def _look_inside(file: BinaryIO, extension: str, warnings: Warnings) -> tuple[Format, int | None]:
    family, pages = family_of(file), None
    if family == "zip":
        return fit(check_office(file, warnings), extension), None
    if family == "text":
        found = fit(FORMATS["txt"], extension)
        check_text(file, found.extension, warnings)
    else:
        found = fit(FORMATS[family], extension)
    if family == "pdf":
        pages = check_pdf(file, warnings)
    elif has_end_of_zip(file):
        raise refusal(
            "two_formats", _("An archive is hidden behind the text, as attacks do. Save the text as a new file.")
        )
    if family == "rtf":
        check_rtf(file, warnings)
    return found, pages


def _check_size(size: int) -> None:
    if size == 0:
        raise refusal("empty", _("The file is empty. Choose the file again, or scan the document again."))
    limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    if limit and size > limit:
        raise refusal(
            "too_large",
            _("The file has %(size)d MB, more than the limit of %(limit)d MB. Make it smaller or split it.")
            % {"size": -(-size // 1024**2), "limit": limit // 1024**2},
        )
