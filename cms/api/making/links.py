"""Records that others name: each by the page that readers of a language get, as far as it is public."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from cms.api.contract.parts import RecordLink
from search.catalogue.entries import Batch as Around
from search.catalogue.truth import families, public_pages

from .addresses import absolute


class Links:
    """Looked up in groups: two queries for all pages that ``find`` does not know yet.

    Pages ``without`` are taken for hidden.
    """

    def __init__(self, around: Around, without: Collection[int] = ()):
        self._around, self._without = around, without
        self._keys: dict[int, UUID] = {}
        self._public: dict[UUID, dict[str, RecordLink]] = defaultdict(dict)

    def find(self, pages: Iterable[int]) -> None:
        if new := set(pages) - self._keys.keys():
            found = dict(Page.objects.filter(pk__in=new).values_list("pk", "translation_key"))
            self._keys |= dict.fromkeys(new) | found
            known = public_pages().filter(translation_key__in=set(found.values())).exclude(pk__in=self._without)
            for page in known.select_related("locale"):
                self._public[page.translation_key][page.locale.language_code] = self._link(page)

    def key(self, page: int | None) -> UUID | None:
        """The record that a page belongs to, whether it is public or not."""
        return self._keys.get(page)

    def to(self, page: int | None, language: str) -> RecordLink | None:
        """The link for readers of ``language``; None where the record is public in no language."""
        twins = self._public.get(self._keys.get(page), {})
        order = [language, *settings.PUBLIC_LANGUAGES]
        return next((twins[code] for code in order if code in twins), None)

    def _link(self, page: Page) -> RecordLink:
        return RecordLink(
            id=page.pk,
            key=page.translation_key,
            type=families()[page.specific_class].value,
            language=page.locale.language_code,
            title=page.title,
            url=absolute(self._around.address(page)),
        )
