"""What the page of results asks of its hits: the words for kinds and states, numbers, addresses."""

from collections.abc import Sequence
from functools import cache

from django import template
from django.db.models import TextChoices
from django.urls import reverse
from django.utils import formats
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.models import Page

from search.catalogue.truth import families
from search.choices import Family, State
from search.models import CatalogueEntry
from search.query import Asked, Choice, Hit
from search.query.address import KINDS
from search.showing import search_address

register = template.Library()
register.filter("search_address", search_address)

_REMOVE = '<span class="visually-hidden">{}</span> '
_CHOICE = (
    '<li><a class="facet__choice" rel="nofollow" href="%s"%s>%s'
    '<span class="facet__label">%s</span> <span class="number">%s</span></a></li>'
)


@cache
def _models() -> dict[str, type[Page]]:
    """The page type of each family that has one alone."""
    return {family.value: model for model, family in families().items() if family != Family.SECTION}


@register.filter
def kind_label(entry: CatalogueEntry) -> str:
    """What the entry is, in the reader's language: its kind, else the name of its family."""
    kinds = KINDS.get(entry.family)
    if kinds and entry.kind in kinds.values:
        return capfirst(str(kinds(entry.kind).label))
    if entry.family == Family.SECTION:
        return gettext("Section of the portal")
    model = _models().get(entry.family)
    return capfirst(str(model._meta.verbose_name)) if model else ""


@register.filter
def state_of_hit(hit: Hit) -> TextChoices | None:
    """The state in the words of the hit's family (a call is open or closed), or None."""
    states = getattr(_models().get(hit.entry.family), "states", None)
    if hit.state is None or states is None:
        return None
    return {State.BEFORE: states.before, State.DURING: states.during, State.AFTER: states.after}[hit.state]


@register.filter
def grouped(number: int) -> str:
    """A number with the signs of the language between thousands."""
    return formats.number_format(number, use_l10n=True, force_grouping=True) if number >= 1000 else str(number)


@register.filter
def search_for(text: str) -> str:
    """The address of a search for these words."""
    return search_address(Asked(text=text).query_string)


@register.filter
def is_in_file_only(hit: Hit) -> bool:
    """Whether the words stand in a file, and the page's own text has none of them to show."""
    return hit.file is not None and "<mark>" not in hit.snippet


@register.simple_tag
def choices_of_facet(choices: Sequence[Choice]) -> SafeString:
    """The list items of a facet. A page has over a hundred, and a template takes milliseconds for so many."""
    path, remove = reverse("search"), format_html(_REMOVE, gettext("Remove the filter"))
    items = []
    for choice in choices:
        address = escape(f"{path}?{choice.query_string}" if choice.query_string else path)
        current, before = (' aria-current="true"', remove) if choice.chosen else ("", "")
        number = f"({grouped(choice.count)}{'+' if choice.capped else ''})"
        items.append(_CHOICE % (address, current, before, escape(choice.label), number))
    # Address and label were escaped above; the other parts are our own.
    return mark_safe("\n".join(items))  # noqa: S308
