"""A public page as the contract reads it: ``contract.records`` asks this object for each of its fields."""

from functools import cached_property
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, ManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.api.contract import records
from cms.api.contract.parts import File, Term, Translation
from cms.api.contract.records import BY_TYPE, Public
from cms.models import TaxonomyTerm
from search.catalogue.truth import families

from .addresses import absolute
from .batch import Batch, image_of
from .texts import Writer


class Source:
    def __init__(self, page: Page, batch: Batch):
        self._page, self._batch = page, batch
        self.language = batch.around.language(page)
        self.type = families()[type(page)].value
        self._writer = Writer(batch, self.language)

    @property
    def key(self):
        return self._page.translation_key

    @property
    def url(self) -> str:
        return absolute(self._batch.around.address(self._page))

    @property
    def published_at(self):
        return self._page.first_published_at

    @property
    def translations(self) -> list[Translation]:
        others = [Source(twin, self._batch) for twin in self._batch.twins[self.key] if twin.pk != self._page.pk]
        found = [Translation(id=o._page.pk, language=o.language, title=o._page.title, url=o.url) for o in others]
        return sorted(found, key=lambda translation: translation.language)

    @property
    def text(self) -> records.Text:
        return self._writer.text(self._page.body)

    @cached_property
    def files(self) -> list[File]:
        return self._batch.files(self._page)

    @property
    def goals(self) -> list[records.Goal]:
        return [
            records.Goal(title=goal.value["title"], activities=[self._activity(a) for a in goal.value["activities"]])
            for goal in self._page.goals
        ]

    def _activity(self, value) -> records.Activity:
        return records.Activity(
            title=value["title"],
            deadline=value["deadline"],
            responsible=self._batch.term(value["responsible"]),
            amount=value["amount"],
            state=value["state"],
            note=value["note"] or "",
        )

    @property
    def figures(self) -> list[records.Figure]:
        return [
            records.Figure(
                year=line["year"],
                category=line["category"],
                heading=line["heading"] or "",
                body=self._batch.term(line["body"]),
                planned=line["planned"],
                revised=line["revised"],
                spent=line["spent"],
            )
            for line in (block.value for block in self._page.figures)
        ]

    @property
    def agenda(self) -> list[records.AgendaItem]:
        items = [block.value for block in self._page.agenda]
        return [
            records.AgendaItem(number=number, title=item["title"], outcome=item["outcome"] or "")
            for number, item in enumerate(items, 1)
        ]

    @property
    def offices(self) -> list[records.Office]:
        names = records.Office.model_fields
        return [records.Office(**{name: block.value[name] or "" for name in names}) for block in self._page.offices]

    def __getattr__(self, name: str) -> Any:
        """Any other field of the page, by what kind of field it is."""
        if name.startswith("_") or name in ("kind", "state"):
            raise AttributeError(name)
        try:
            field = self._page._meta.get_field(name)
        except FieldDoesNotExist:
            return getattr(self._page, name)
        if isinstance(field, ManyToManyField):
            return self._several(field)
        if isinstance(field, ForeignKey):
            return self._single(field)
        if isinstance(field, RichTextField):
            return self._writer.html(getattr(self._page, name))
        if isinstance(field, StreamField):
            raise AttributeError(name)
        return getattr(self._page, name)

    def _single(self, field: ForeignKey) -> Any:
        key = getattr(self._page, field.attname)
        if issubclass(field.related_model, TaxonomyTerm):
            return self._batch.term(self._batch.around.terms.body(key))
        if issubclass(field.related_model, get_image_model()):
            return image_of(getattr(self._page, field.name))
        return self._batch.links.to(key, self.language)

    def _several(self, field: ManyToManyField) -> list:
        if issubclass(field.related_model, TaxonomyTerm):
            terms: list[Term] = [self._batch.term(term) for term in self._batch.around.terms.of(self._page, field)]
            return terms
        links = [self._batch.links.to(key, self.language) for key in self._batch.several[self._page.pk, field.name]]
        return [link for link in links if link]


def record_of(page: Page, batch: Batch) -> Public:
    """What the interface says of a public page, all but what depends on the day."""
    source = Source(page, batch)
    return BY_TYPE[source.type].model_validate(source)
