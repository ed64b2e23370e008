"""Office documents that are ZIP archives: which format they are, and that no part of them is dangerous."""

from typing import BinaryIO

from django.utils.translation import gettext as _

from . import odf, ooxml
from .findings import refusal
from .formats import FORMATS, Format, accepted_names
from .packages import AnyParts, Package, Warnings
from .sniffing import archive, two_formats
from .unpacking import Budget


def check_office(file: BinaryIO, warnings: Warnings) -> Format:
    """Return the format of an archive that is an office document. Raise ValidationError for any other archive."""
    package = Package(file, Budget(), warnings)
    extension = _check(package)
    if extension is None and (ooxml.TYPES in package.names or odf.TYPE in package.names):
        raise refusal(
            "format_not_accepted",
            _("The content is a kind of office file that this portal does not take. Save it as one of: %(accepted)s.")
            % {"accepted": accepted_names()},
        )
    if extension is None:
        raise archive()
    return FORMATS[extension]


def _check(package: Package) -> str | None:
    """Look at an archive and, the same way, at those inside it, such as the table behind a chart."""
    has_types, has_type = ooxml.TYPES in package.names, odf.TYPE in package.names
    if has_types and has_type:
        raise two_formats()
    extension, checks = None, AnyParts()
    if has_types:
        extension, checks = ooxml.format_of(package), ooxml.OoxmlParts(package.warnings)
    elif has_type:
        extension, checks = odf.format_of(package), odf.OdfParts(package.warnings)
    package.check_parts(checks, _check)
    return extension
