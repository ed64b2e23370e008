"""What the reading proposes, as a cell of a table can offer it. A person takes each, or does not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.dateparse import parse_date
from django.utils.formats import date_format

from cms.models import Body
from documents.choices import DocumentKind, language_choices

_MOST = 2


@dataclass(frozen=True)
class Suggestion:
    """``value`` is what the input takes, ``label`` what a person reads; ``quote`` stands on ``page`` of the file."""

    value: str
    label: str
    page: int
    quote: str


def by_field(proposals: Iterable[Mapping], bodies: Sequence[Body], offset: int = 0) -> dict[str, list[Suggestion]]:
    """Suggestions by the name of their field, best first; ``offset`` pages stand before the text that was read."""
    bodies_by_code = {body.code: body for body in bodies}
    found: dict[str, list[Suggestion]] = {}
    for proposal in proposals:
        field = proposal["field"]
        said = _readable(field, proposal["value"], bodies_by_code)
        if said and len(found.setdefault(field, [])) < _MOST:
            found[field].append(Suggestion(*said, proposal["page"] + offset, proposal["quote"]))
    return found


def _readable(field: str, value: str, bodies: Mapping[str, Body]) -> tuple[str, str] | None:
    """(value of the input, label); None where the form has no such choice."""
    if field == "issuing_body":
        body = bodies.get(value)
        return (str(body.pk), str(body)) if body else None
    if field == "kind":
        return (value, str(DocumentKind(value).label)) if value in DocumentKind.values else None
    if field == "language":
        names = dict(language_choices())
        return (value, str(names[value])) if value in names else None
    if field == "date":
        day = parse_date(value)
        return (value, date_format(day, "SHORT_DATE_FORMAT")) if day else None
    return value, value
