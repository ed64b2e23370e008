"""The pages around a page, found by one query: ancestors, twins, related records and what its text links to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.db.models import Exists, Q
from django.db.models.expressions import Combinable
from django.utils.translation import get_language
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.models.privacy import restrictions_above

PAGE_LINK = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*?\bid="(\d+)"[^>]*>')
_SITE_DEPTH = 2
# Apps above the foundation put here what their parts of a template ask of each page around: name and expression.
annotations: dict[str, Combinable] = {}


@dataclass
class Frame:
    """``page`` and the live pages around it. Relations are facts, so a reader gets their twin in his language."""

    page: Page
    found: list[Page] = field(default_factory=list)

    @property
    def trail(self) -> list[Page]:
        return [found for found in self.found if self.page.path.startswith(found.path) and found.pk != self.page.pk]

    @property
    def section(self) -> Page | None:
        """The listing or other page directly below the home page that this page belongs to."""
        return next((found for found in self.trail if found.depth == _SITE_DEPTH + 1), None)

    @property
    def children(self) -> list[Page]:
        return [found for found in self.found if found.is_child_of(self.page) and not found.closed]

    @property
    def twins(self) -> dict[str, Page]:
        own = [f for f in self.found if f.translation_key == self.page.translation_key and not f.closed]
        return {twin.locale.language_code: twin for twin in own}

    @cached_property
    def _best(self) -> dict:
        """By translation key, the page in the reader's language or else in the first language that has it."""
        order = [get_language(), *settings.PUBLIC_LANGUAGES]
        best: dict = {}
        for found in self.found:
            code = found.locale.language_code
            rank = order.index(code) if code in order else len(order)
            if not found.closed and rank < best.get(found.translation_key, (len(order) + 1, None))[0]:
                best[found.translation_key] = (rank, found)
        return {key: found for key, (_rank, found) in best.items()}

    @property
    def related(self) -> dict[str, list[Page]]:
        """Related records with their own fields, by the name of their model: ``frame.related.MeetingPage``."""
        groups: dict[str, list[Page]] = {}
        for name in getattr(self.page, "related_models", ()):
            for found in self._best.values():
                record = getattr(found, name, None)
                if record is not None and found.translation_key != self.page.translation_key:
                    record.locale = found.locale
                    groups.setdefault(type(record).__name__, []).append(record)
        return {name: sorted(records, key=lambda r: (str(r.record_date), r.pk)) for name, records in groups.items()}

    def linked(self, number: str) -> Page | None:
        """What a link in the text to the page ``number`` leads to, or None where a reader may not see it."""
        key = next((found.translation_key for found in self.found if str(found.pk) == number), None)
        return self._best.get(key)


def frame_of(page: Page) -> Frame:
    """Find everything around ``page``. A page names what it is related to by ``related_pages()`` (a ``Q``)."""
    steps = range(_SITE_DEPTH * page.steplen, len(page.path), page.steplen)
    wanted = Q(path__in=[page.path[:length] for length in steps]) | Q(translation_key=page.translation_key)
    shown = Q(pk__in=linked_numbers(page))
    if hasattr(page, "related_pages"):
        shown |= page.related_pages()
    if shown != Q(pk__in=[]):
        wanted |= Q(translation_key__in=Page.objects.filter(shown).order_by().values("translation_key"))
    if getattr(page, "shows_children", False):
        wanted |= Q(path__range=page._get_children_path_interval(page.path), depth=page.depth + 1)
    return Frame(page, list(_with_records(page, Page.objects.live().filter(wanted)).order_by("path")))


def _with_records(page: Page, pages):
    models = getattr(page, "related_models", ())
    return (
        pages.select_related("locale", *models)
        .defer(*(f"{model}__body" for model in models))
        .annotate(closed=Exists(restrictions_above()), **annotations)
    )


def linked_numbers(page: Page) -> list[str]:
    """The numbers of the pages that the rich texts of ``page`` link to."""
    return sorted({number for text in _texts_of(page) for number in PAGE_LINK.findall(text)})


def _texts_of(page: Page) -> Iterator[str]:
    for model_field in page._meta.concrete_fields:
        if model_field.attname in page.get_deferred_fields():
            continue
        if isinstance(model_field, StreamField):
            yield from _strings(list(getattr(page, model_field.attname).raw_data))
        elif isinstance(model_field, RichTextField):
            yield getattr(page, model_field.attname)


def _strings(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
