"""Which of the texts that findings quote a user may read."""

from collections.abc import Iterable

from django.db.models import Exists
from wagtail.models import Page

from cms.consistency.models import Finding
from cms.models.privacy import restrictions_above
from documents.models import DocumentVersion, PublicationDocument
from documents.office.editing import permissions as documents

from . import rights


class Sight:
    """As many queries for many findings as for one. ``files`` are the versions that they quote, by key.

    A file is read by everybody where it is listed, and by whoever may choose or change it; a page behind a restriction
    by whoever may change it.
    """

    def __init__(self, user, findings: Iterable[Finding]):
        findings = list(findings)
        quoted = {each["file"] for finding in findings for each in (finding.first, finding.second) if each}
        versions = DocumentVersion.objects.select_related("document__collection")
        self.files = versions.in_bulk(quoted - {None})
        self._editions = self._readable_editions(user)
        self._closed_pages = _closed_pages(user, {finding.translation_key for finding in findings})

    def _readable_editions(self, user) -> set[int]:
        quoted = {version.document_id: version.document.listed for version in self.files.values()}
        allowed = documents.policy().instances_user_has_any_permission_for(user, ["choose", "change"])
        own = PublicationDocument.objects.filter(pk__in=allowed.filter(pk__in=quoted).values("pk"))
        return {edition for edition, listed in quoted.items() if listed} | set(own.values_list("pk", flat=True))

    def may_read(self, finding: Finding, passage: dict) -> bool:
        if passage["file"]:
            version = self.files.get(passage["file"])
            return version is not None and version.document_id in self._editions
        return (finding.translation_key, passage["language"]) not in self._closed_pages

    def hide(self, findings: Iterable[Finding]) -> None:
        """Have the sentences of the findings keep to themselves what stands in texts that the user may not read."""
        for finding in findings:
            sides = {"first": finding.first, "second": finding.second}
            finding.hidden = {
                side for side, passage in sides.items() if passage and not self.may_read(finding, passage)
            }


def _closed_pages(user, keys: set) -> set[tuple]:
    """(record, language) of the restricted pages of these records that the user may not change."""
    closed = Page.objects.filter(translation_key__in=keys).filter(Exists(restrictions_above()))
    others = closed.exclude(pk__in=rights.pages_of(user).order_by().values("pk"))
    return set(others.values_list("translation_key", "locale__language_code"))
