"""Public pages with all that their answers need, read together by a number of queries that does not grow with them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from uuid import UUID

from django.conf import settings
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from cms.api.contract.parts import Edition, File, Image, Term
from cms.images.renditions import PUBLIC_SIZES
from cms.models import TaxonomyTerm
from documents.models import PublicationDocument
from pages.models import Attachment
from search.catalogue.entries import Batch as Around

from .addresses import absolute
from .links import Links
from .relations import page_keys, several_pages


class Batch:
    """The pages ``around`` are public, and their twins in other languages are among them.

    The pages ``without`` are named nowhere.
    """

    def __init__(self, around: Around, without: Collection[int] = ()):
        self.around, self.pages = around, around.pages
        self.links = Links(self.around, without)
        self.several = several_pages(self.pages)
        # Keys of the pages that a page names, by its own key.
        self.named = {page.pk: list(page_keys(page)) for page in self.pages}
        for (page, _field), keys in self.several.items():
            self.named[page] += keys
        self.links.find([key for keys in self.named.values() for key in keys])

    @cached_property
    def twins(self) -> dict[UUID, list[Page]]:
        found = defaultdict(list)
        for page in self.pages:
            found[page.translation_key].append(page)
        return found

    @cached_property
    def _attachments(self) -> dict[int, list[Attachment]]:
        found = defaultdict(list)
        for attachment in Attachment.objects.filter(page__in=[page.pk for page in self.pages]).open_to_all():
            found[attachment.page_id].append(attachment)
        return found

    def files(self, page: Page) -> list[File]:
        """The documents of the page that readers may get, in the order of the page."""
        return [_file(attachment) for attachment in self._attachments.get(page.pk, [])]

    def term(self, term: TaxonomyTerm | None) -> Term | None:
        return term_of(term) if term else None


def term_of(term: TaxonomyTerm) -> Term:
    names = {language: term.name.localize(language) for language in settings.PUBLIC_LANGUAGES}
    return Term(code=term.code, name=names)


def image_of(image: AbstractImage | None) -> Image | None:
    """The picture in the size that public pages show."""
    if image is None:
        return None
    shown = image.get_rendition(PUBLIC_SIZES[1])
    return Image(url=absolute(shown.url), width=shown.width, height=shown.height, credit=image.credit)


def _file(attachment: Attachment) -> File:
    return File(
        key=attachment.document.record.key,
        role=attachment.role,
        agenda_item=attachment.agenda_item,
        editions=editions_of(attachment.editions),
    )


def editions_of(editions: Iterable[PublicationDocument]) -> list[Edition]:
    return [Edition(**facts_of(edition)) for edition in sorted(editions, key=lambda e: (e.language, e.pk))]


def facts_of(edition: PublicationDocument) -> dict:
    """The fields of ``Edition``; a withdrawn one says so and has no file."""
    words = {"id": edition.pk, "title": edition.title, "language": edition.language}
    if edition.is_withdrawn:
        return words | {"withdrawn_at": edition.withdrawn_at, "withdrawal_reason": edition.withdrawal_reason}
    return words | {
        "format": edition.file_extension.lower(),
        "size": edition.file_size,
        "pages": edition.pages,
        "checksum": edition.checksum,
        "version": edition.version_number,
        "url": absolute(edition.url),
    }
