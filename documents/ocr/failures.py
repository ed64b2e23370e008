from django.utils.translation import gettext as _

from documents.engines.base import ENCRYPTED_STATUS
from documents.ocr.base import OcrFailed
from documents.pdf_child import NO_PAGE_STATUS
from documents.sandbox import ChildStopped


def failed(stopped: ChildStopped) -> OcrFailed:
    """Return the failure of a page whose program was stopped or broke off."""
    code = "broken" if stopped.reason == "crash" else stopped.reason
    if stopped.code == ENCRYPTED_STATUS or "Incorrect password" in stopped.errors:
        code = "encrypted"
    elif stopped.code == NO_PAGE_STATUS or "Wrong page range" in stopped.errors:
        code = "pages"
    return OcrFailed(code, _sentence(code), stopped.errors)


def _sentence(code: str) -> str:
    return {
        "encrypted": _("The PDF is protected with a password. Remove the password and upload the file again."),
        "pages": _("The PDF has no such page."),
        "broken": _("The scan is damaged and cannot be read. Open it, save it again and upload the new file."),
        "time": _("Reading the scan took too long and was stopped. Scan it again with 200 dots an inch, in grey."),
        "memory": _("Reading the scan needs too much memory. Scan it again with 200 dots an inch, in grey."),
        "output": _("The scan holds too much. Scan it again with 200 dots an inch, in grey."),
    }[code]
