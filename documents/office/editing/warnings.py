"""What has to be looked at before a file is public: personal data in its text, and a text in another language."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from documents.models import DocumentRecord, DocumentVersion, PageText, PublicationDocument, Reading, ReadingState
from documents.reading.mismatch import language_mismatch

from .log_actions import FINDINGS_CONFIRMED

# A file that begins in another language shows it here; reading hundreds of pages for it would hold up publishing.
_LANGUAGE_PAGES = 20
# The portal has not looked at these files.
UNREAD = (ReadingState.WAITING, ReadingState.RUNNING, ReadingState.FAILED)
_KINDS = {
    "personal-number": gettext_lazy("personal numbers"),
    "bank-account": gettext_lazy("bank accounts"),
    "phone": gettext_lazy("telephone numbers"),
    "email": gettext_lazy("e-mail addresses"),
}


@dataclass(frozen=True)
class Group:
    """Findings of one kind: ``pages`` in order, ``places`` as (page, masked value, masked passage)."""

    kind: str
    pages: tuple[int, ...]
    places: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True)
class Check:
    """What a person has to look at in one version. ``digest`` names exactly this, for the answer of the form."""

    edition: PublicationDocument
    mismatch: str | None
    groups: tuple[Group, ...]
    digest: str
    confirmed: Reading | None

    @property
    def is_open(self) -> bool:
        return bool(self.mismatch or self.groups) and self.confirmed is None


def open_checks(records: Iterable[DocumentRecord]) -> list[Check]:
    """What nobody has checked yet in the newest files of these records, by two queries however many they are.

    Withdrawn files and files that are not read yet have nothing to check.
    """
    versions = (
        DocumentVersion.objects.filter(
            document__record__in=list(records), number=F("document__version_number"), withdrawn_at=None
        )
        .select_related("document", "reading")
        .prefetch_related(_first_pages())
        .order_by("document__record", "document__language")
    )
    checks = [check_of(version, getattr(version, "reading", None)) for version in versions]
    return [check for check in checks if check.is_open]


def public_too_early(edition: PublicationDocument, reading: Reading, check: Check) -> str:
    """What is wrong where readers have a file that is not checked yet; empty where nothing is."""
    if not edition.listed or edition.withdrawn_at:
        return ""
    if reading.state in UNREAD:
        return _(
            "Readers have this file already, and the portal has not read it: nothing was looked for in it yet. "
            "Look at it yourself, and withdraw it if it must not be public."
        )
    if check.is_open:
        return _(
            "Readers have this file already, and nobody has said yet that what was found in it may be public. "
            "Look at it now: confirm it below, or withdraw the file."
        )
    return ""


def check_of(version: DocumentVersion, reading: Reading | None) -> Check:
    """What to look at in a version. ``version.first_pages`` saves a query where it is there."""
    if reading is None:
        return Check(version.document, None, (), "", None)
    texts = [page.text for page in _pages_of(version)]
    mismatch = language_mismatch(texts, version.document.language) if any(texts) else None
    said = json.dumps([version.document.language, mismatch is not None, reading.findings], sort_keys=True)
    return Check(
        edition=version.document,
        mismatch=mismatch,
        groups=_groups(reading.findings),
        digest=hashlib.sha256(said.encode()).hexdigest()[:16],
        confirmed=reading if _is_confirmed(reading) else None,
    )


def confirm(version: DocumentVersion, reading: Reading, digest: str, user) -> bool:
    """Keep that a person has checked what ``digest`` names; False where something else stands there now."""
    if check_of(version, reading).digest != digest:
        return False
    reading.findings_confirmed_at, reading.findings_confirmed_by = timezone.now(), user
    reading.save(update_fields=["findings_confirmed_at", "findings_confirmed_by"])
    log(instance=version.document, action=FINDINGS_CONFIRMED, user=user, data={"version": version.number})
    return True


def _is_confirmed(reading: Reading) -> bool:
    """The boards ask the same; a reading that finds something else takes the answer back (``processing``)."""
    return reading.findings_confirmed_at is not None


def _first_pages() -> Prefetch:
    pages = PageText.objects.filter(number__lte=_LANGUAGE_PAGES).only("version", "number", "text")
    return Prefetch("page_texts", pages, to_attr="first_pages")


def _pages_of(version: DocumentVersion) -> Sequence[PageText]:
    if not hasattr(version, "first_pages"):
        version.first_pages = list(version.page_texts.filter(number__lte=_LANGUAGE_PAGES).only("number", "text"))
    return version.first_pages


def _groups(findings: list[dict]) -> tuple[Group, ...]:
    by_kind: dict[str, list[tuple[int, str, str]]] = {}
    for finding in findings:
        place = (finding["page"], finding["shown"], finding.get("quote", ""))
        by_kind.setdefault(finding["kind"], []).append(place)
    return tuple(
        Group(str(_KINDS.get(kind, kind)), tuple(sorted({page for page, _s, _q in places})), tuple(places))
        for kind, places in by_kind.items()
    )
