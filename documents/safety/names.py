"""File names: what a name must not do to the people who read it or to the program that stores it."""

import re
import unicodedata

from django.utils.translation import gettext as _

from .findings import refusal
from .formats import accepted_names

MAX_NAME = 250
# Signs that turn the direction of a line, by which “exe.pdf” is shown for “fdp.exe”; see Unicode UAX 9.
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Of programs. Not “com” and not “html”: honest names are made of addresses of the web (“komuna-x.com.pdf”).
_PROGRAMS = """
    apk app bat chm cmd cpl dll docm dotm exe gadget hta inf iso jar js jse lnk msc msi msp pif
    potm ppam pptm ps1 psm1 py reg scf scr sct sh sys url vb vbe vbs wsc wsf wsh xlam xlsm xltm
    xll
"""
PROGRAMS = frozenset(_PROGRAMS.split())
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,10})$")


def extension_of(filename: str) -> str:
    """The last extension in lower case, without its dot; empty where there is none."""
    found = _EXTENSION.search(filename)
    return found.group(1).lower() if found else ""


def check_name(filename: str) -> str:
    """Return the extension of a name that is safe to store and to show. Raise ValidationError for any other."""
    _check_signs(filename)
    if len(filename) > MAX_NAME:
        raise refusal(
            "name_too_long",
            _("The file name has more than %(limit)d signs. Give the file a shorter name.") % {"limit": MAX_NAME},
        )
    extension = extension_of(filename)
    before = extension_of(filename[: -len(extension) - 1].rstrip(" ")) if extension else ""
    if before in PROGRAMS:
        raise refusal(
            "name_deceives",
            _("The file name has two endings, .%(first)s and .%(second)s, as disguised programs have. Rename the file.")
            % {"first": before, "second": extension},
        )
    if not extension:
        raise refusal(
            "no_extension",
            _("The file name does not say which format the file has. Rename it to end in one of: %(accepted)s.")
            % {"accepted": accepted_names()},
        )
    return extension


def _check_signs(filename: str) -> None:
    if "/" in filename or "\\" in filename or filename in ("", ".", ".."):
        raise refusal("name_is_path", _("The file name is a path. Give the file a name without slashes."))
    if any(sign in _TURNING for sign in filename):
        raise refusal(
            "name_deceives",
            _("The file name holds hidden signs that turn the direction of writing. Rename the file."),
        )
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in filename):
        raise refusal("name_has_control_signs", _("The file name holds invisible control signs. Rename the file."))
