"""A row of a table that describes one document: the words of the edition and the facts of its record."""

from collections.abc import Iterator, Mapping, Sequence

from django import forms
from django.forms.models import fields_for_model
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.models import Body
from documents.choices import language_choices
from documents.models import DocumentRecord, PublicationDocument

from .suggestions import Suggestion

FACTS = ("kind", "issuing_body", "date", "reference")
_FACT_FIELDS = fields_for_model(
    DocumentRecord, FACTS, widgets={"date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
)
_WORDS = fields_for_model(PublicationDocument, ("title",))


class RowForm(forms.Form):
    """``bodies`` are all bodies, read once for the whole table; ``suggested`` is what the reading proposes."""

    title = _WORDS["title"]
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    kind, issuing_body, date, reference = (_FACT_FIELDS[name] for name in FACTS)
    columns = ("title", "language", *FACTS)

    def __init__(
        self,
        *args,
        bodies: Sequence[Body] = (),
        suggested: Mapping[str, list[Suggestion]] | None = None,
        **kwargs,
    ):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.suggested = suggested or {}
        self.fields["issuing_body"].widget.choices = [("", "—"), *((body.pk, str(body)) for body in bodies)]
        for name, field in self.fields.items():
            if not field.widget.is_hidden:
                field.widget.attrs["aria-describedby"] = f"{self.prefix}-{name}-errors"

    @cached_property
    def cells(self) -> list[tuple[forms.BoundField, list[Suggestion]]]:
        return list(self._cells())

    def _cells(self) -> Iterator[tuple[forms.BoundField, list[Suggestion]]]:
        """Each input with the suggestions that it does not hold already."""
        for name in self.columns:
            cell = self[name]
            current = cell.value()
            held = current.isoformat() if hasattr(current, "isoformat") else str(current or "")
            yield cell, [one for one in self.suggested.get(name, []) if one.value != held]

    @property
    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in FACTS}
