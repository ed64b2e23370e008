"""What the text of a file proposes for its form: shown beside the field, taken over and confirmed by a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.utils.http import urlencode

from cms.models import Body
from documents.models import Reading
from documents.office.library.suggestions import Suggestion, by_field


@dataclass(frozen=True)
class Offer:
    """A suggestion for a field of a form. ``url`` takes it over without the script."""

    field: str
    suggestion: Suggestion
    url: str


def offers(reading: Reading, form: forms.Form, taken: Iterable[str] = ()) -> dict[str, list[Offer]]:
    """Offers by field, best first; what the form says already is not offered."""
    found = {}
    for field, suggestions in _suggestions(reading).items():
        if field not in form.fields:
            continue
        now = _as_input(form[field].value())
        different = [(place, one) for place, one in enumerate(suggestions) if one.value != now]
        found[field] = [Offer(field, one, _url(taken, f"{field}:{place}")) for place, one in different]
    return found


def take_over(reading: Reading, form: forms.Form, taken: Iterable[str]) -> list[str]:
    """Put the offers named ``field:place`` into the unsaved form; return the fields that were filled."""
    suggestions, filled = _suggestions(reading), []
    for name in taken:
        field, _colon, place = name.partition(":")
        known = suggestions.get(field, [])
        if field in form.fields and place in map(str, range(len(known))):
            form.initial[field] = known[int(place)].value
            filled.append(field)
    return filled


def _suggestions(reading: Reading) -> dict[str, list[Suggestion]]:
    return by_field(reading.proposals, Body.objects.all()) if reading.proposals else {}


def _as_input(value) -> str:
    return "" if value is None else str(value)


def _url(taken: Iterable[str], name: str) -> str:
    """Keeps what was taken for other fields; a field has one value."""
    field = name.partition(":")[0]
    kept = [one for one in taken if one.partition(":")[0] != field]
    return "?" + urlencode({"take": [*kept, name]}, doseq=True)
