"""The documents of a batch of public pages as readers get them: open, not withdrawn, in their newest version."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import F
from wagtail.models import Page

from documents.models import DocumentUse, PageText, PublicationDocument
from pages.choices import AttachmentRole
from pages.models import Attachment


class Files:
    """``pages`` are public; so a document of theirs is, unless its collection is closed. Four queries for all."""

    def __init__(self, pages: Iterable[Page]):
        keys = [page.pk for page in pages]
        self._records: dict[int, list[int]] = defaultdict(list)
        for page, record in DocumentUse.objects.filter(page__in=keys).order_by("record").values_list("page", "record"):
            self._records[page].append(record)
        used = {record for records in self._records.values() for record in records}
        self._editions = _open_editions(used)
        self._texts = _texts([edition.pk for editions in self._editions.values() for edition in editions])
        self._main = _main_documents(keys) if used else set()

    def count(self, page: Page) -> int:
        """How many documents a reader of the page gets, in whatever languages."""
        return len(self._open(page.pk))

    def references(self, page: Page) -> list[str]:
        """References of the official texts among the files of the page."""
        main = [record for record in self._open(page.pk) if (page.pk, record) in self._main]
        return [reference for record in main if (reference := self._editions[record][0].record.reference.strip())]

    def editions(self, pages: Iterable[Page]) -> list[PublicationDocument]:
        """The editions of all documents of these pages, each once."""
        records = sorted({record for page in pages for record in self._open(page.pk)})
        return [edition for record in records for edition in self._editions[record]]

    def texts(self, edition: PublicationDocument) -> Iterator[tuple[int, str]]:
        """Pairs of (number, text) of the pages that have a text."""
        return iter(self._texts.get(edition.pk, ()))

    def _open(self, page: int) -> list[int]:
        return [record for record in self._records.get(page, ()) if record in self._editions]


def _open_editions(records: set[int]) -> dict[int, list[PublicationDocument]]:
    found: dict[int, list[PublicationDocument]] = defaultdict(list)
    if records:
        editions = PublicationDocument.objects.in_open_collections().filter(record__in=records, withdrawn_at=None)
        for edition in editions.select_related("record").order_by("language", "pk"):
            found[edition.record_id].append(edition)
    return found


def _texts(editions: list[int]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    if editions:
        newest = PageText.objects.filter(version__number=F("version__document__version_number"))
        texts = newest.with_text().filter(version__document__in=editions).order_by("version__document", "number")
        for edition, number, text in texts.values_list("version__document", "number", "text"):
            found[edition].append((number, text))
    return found


def _main_documents(pages: list[int]) -> set[tuple[int, int]]:
    """Pairs of (page, document record) of the official texts."""
    main = Attachment.objects.filter(page__in=pages, role=AttachmentRole.MAIN)
    return set(main.values_list("page", "document__record"))
