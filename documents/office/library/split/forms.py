from collections.abc import Mapping, Sequence

from django import forms

from cms.models import Body
from documents.models import DocumentVersion
from documents.office.library import suggestions
from documents.office.library.rows import RowForm
from documents.reading.bodies import BodyName
from documents.reading.proposals import propose

from .ranges import MOST_PARTS, Part

# No file has a million pages.
_MOST_DIGITS = 6


class PartForm(RowForm):
    """What a part becomes; ``part`` says which pages it has."""

    pages = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, part: Part, **kwargs):
        super().__init__(*args, **kwargs)
        self.part = part


def fresh_forms(parts: Sequence[Part], data: Mapping[str, str], texts: Mapping[int, str], language: str) -> list:
    """A form a part. What was typed for a part that begins on the same page before is kept."""
    bodies, typed = list(Body.objects.all()), _typed(data)
    forms_of_parts = []
    for number, part in enumerate(parts):
        initial = {"language": language, **typed.get(part.first, {}), "pages": _pages(part)}
        suggested = _suggested(part, texts, bodies)
        prefix = f"part-{number}"
        form = PartForm(prefix=prefix, initial=initial, bodies=bodies, suggested=suggested, part=part)
        forms_of_parts.append(form)
    return forms_of_parts


def filled_forms(parts: Sequence[Part], data: Mapping[str, str]) -> list[PartForm] | None:
    """The forms as they were sent; None where they describe other parts than these."""
    sent = [data.get(f"part-{number}-pages") for number in range(len(parts) + 1)]
    if sent != [*map(_pages, parts), None]:
        return None
    bodies = list(Body.objects.all())
    return [PartForm(data, prefix=f"part-{number}", bodies=bodies, part=part) for number, part in enumerate(parts)]


def texts_of(version: DocumentVersion) -> dict[int, str]:
    return dict(version.page_texts.values_list("number", "text"))


def _pages(part: Part) -> str:
    return f"{part.first}-{part.last}"


def _typed(data: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """What was typed so far, by the first page of its part."""
    typed = {}
    for number in range(MOST_PARTS):
        first = data.get(f"part-{number}-pages", "").partition("-")[0]
        if first.isdecimal() and len(first) <= _MOST_DIGITS:
            typed[int(first)] = {name: data.get(f"part-{number}-{name}", "") for name in PartForm.columns}
    return typed


def _suggested(part: Part, texts: Mapping[int, str], bodies: Sequence[Body]) -> dict:
    pages = [texts.get(number, "") for number in range(part.first, part.last + 1)]
    if not any(pages):
        return {}
    names = [BodyName(body.code, body.name.data) for body in bodies]
    found = [vars(proposal) for proposal in propose(pages, names)]
    return suggestions.by_field(found, bodies, offset=part.first - 1)
