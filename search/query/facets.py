"""The facets beside the results: what else could be chosen, and how many results each choice leads to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote_plus

from django.conf import settings
from django.utils.translation import gettext as _

from cms.filters import in_order
from cms.models import Body, Place, Topic
from search import facets
from search.choices import Family, State
from search.engines import Engine
from search.models import CatalogueRecord
from search.queries import CAP, Query

from .address import KINDS
from .asked import Asked
from .filters import conditions
from .results import Choice, Facet

# Older years are found by the first and the last day.
MOST_YEARS = 40
# Stands for a value in an address; no text of a reader has it (``address.clean``).
_MARK = "\0"


@dataclass(frozen=True)
class _Values:
    """What can be chosen in a facet: (value, label, facet sign) in the order of the list."""

    name: str
    label: str
    values: Sequence[tuple[object, str, str]]
    by_count: bool = False

    @property
    def signs(self) -> list[str]:
        return [sign for _value, _label, sign in self.values]


# Of the facets that stand for values of records, as ``Asked`` names them.
_NAMES = ("family", "kind", "body", "topic", "place", "year", "language", "file")


def facets_of(asked: Asked, query: Query, engine: Engine, today: date) -> list[Facet]:
    """The facets in which something can be chosen, each counted without its own choice.

    The engine is asked once for all facets without a choice, and once more for each with one.
    """
    offered = _offered(asked, today)
    counts = _counts(asked, offered, lambda other: (query, conditions(other, today)), engine)
    states = engine.count_states(query, conditions(asked.without("state"), today))
    found = [_facet(asked, values, counts) for values in offered]
    found.append(_states(asked, states))
    return [facet for facet in found if facet.choices]


def chosen_of(asked: Asked, today: date) -> list[Facet]:
    """The facets with a choice, and that choice alone; nothing is counted."""
    offered = _offered(asked, today) if any(getattr(asked, name) for name in _NAMES) else []
    found = [_facet(asked, values, {}) for values in offered if getattr(asked, values.name)]
    return [*found, _states(asked, {})] if asked.state else found


def _counts(asked: Asked, offered: Iterable[_Values], question: Callable, engine: Engine) -> dict[str, int]:
    groups: dict[Asked, list[str]] = {}
    for values in offered:
        groups.setdefault(asked.without(*_own(values.name)), []).extend(values.signs)
    counts: dict[str, int] = {}
    for other, signs in groups.items():
        counts |= engine.count_signs(*question(other), signs)
    return counts


def _own(name: str) -> tuple[str, ...]:
    """The filters that a facet chooses; another family has other kinds."""
    return ("family", "kind") if name == "family" else (name,)


def _facet(asked: Asked, values: _Values, counts: dict[str, int]) -> Facet:
    chosen = getattr(asked, values.name)
    without = asked.without(*_own(values.name)).query_string
    # The addresses of a facet's choices differ in the value alone.
    before, _mark, after = asked.having(**{values.name: _MARK}).query_string.partition(quote_plus(_MARK))
    choices = []
    for value, label, sign in values.values:
        count, is_chosen = counts.get(sign, 0), value == chosen
        if count or is_chosen:
            written = "yes" if value is True else str(value)
            leads_to = without if is_chosen else f"{before}{quote_plus(written)}{after}"
            choices.append(Choice(written, label, min(count, CAP), count > CAP, is_chosen, leads_to))
    if values.by_count:
        choices.sort(key=lambda choice: -choice.count)
    return Facet(values.name, values.label, tuple(choices), without)


def _states(asked: Asked, counts: dict[State, int]) -> Facet:
    order = (State.DURING, State.BEFORE, State.AFTER)
    values = _Values("state", _("State"), [(state, str(state.label), str(state)) for state in order])
    return _facet(asked, values, {str(state): number for state, number in counts.items()})


def _offered(asked: Asked, today: date) -> list[_Values]:
    """Every value that a record may have. Codes of the taxonomy are few; the engine leaves out those without hits."""
    families = [(family, str(family.label), facets.family(family)) for family in Family]
    kinds = [(kind.value, str(kind.label), facets.kind(asked.family, kind)) for kind in KINDS.get(asked.family, ())]
    codes = settings.PUBLIC_LANGUAGES
    names = dict(settings.LANGUAGES)
    return [
        _Values("family", _("Kind"), families),
        _Values("kind", _("Sub-kind"), kinds),
        _Values("body", _("Body"), _terms(Body, facets.body), by_count=True),
        _Values("topic", _("Topic"), _terms(Topic, facets.topic), by_count=True),
        _Values("place", _("Place"), _terms(Place, facets.place), by_count=True),
        _Values("year", _("Year"), [(year, str(year), facets.year(year)) for year in _years(asked, today)]),
        _Values("language", _("Language"), [(code, str(names[code]), facets.language(code)) for code in codes]),
        _Values("file", _("Files"), [(True, _("With files"), facets.HAS_FILE)]),
    ]


def _terms(model: type, sign: Callable[[str], str]) -> list[tuple[str, str, str]]:
    return [(term.code, str(term), sign(term.code)) for term in in_order(model.objects.all())]


def _years(asked: Asked, today: date) -> list[int]:
    """The years in which records may lie, newest first; the ends of the catalogue's key tell them without counting."""
    days = [_end("position"), _end("-position")]
    known = [date.fromordinal(day).year for day in days if day]
    last = min(known[-1], today.year + 5) if known else today.year
    first = max(known[0], last - MOST_YEARS + 1) if known else last
    return sorted({*range(first, last + 1), *([asked.year] if asked.year else [])}, reverse=True)


def _end(order: str) -> int:
    """The day of the first record in this order; 0 where there is none."""
    dated = CatalogueRecord.objects.filter(position__gte=1 << 32).order_by(order)
    return (dated.values_list("position", flat=True).first() or 0) >> 32
