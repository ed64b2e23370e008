"""The editor's form of a record, filled in with what a system sends."""

from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from pydantic import BaseModel
from wagtail.admin.panels import get_form_for_model
from wagtail.api.v3.form_data import build_form_data, get_warnings

from cms.forms import RecordForm
from cms.intake.contract.fields import FILES, Kind, Known, known_fields
from cms.intake.door.problems import Fault, not_as_it_must_be
from cms.models import RecordPage

from . import streams
from .references import References

START = ("fields",)
STREAMS = (Kind.BLOCKS, Kind.GOALS, Kind.AGENDA)
# Records have places below their years: what is outside of these is a slip of another system.
FIRST_YEAR, LAST_YEAR = 1900, 2100
RELATIONS = (Kind.TERM, Kind.TERMS, Kind.RECORD, Kind.RECORDS, Kind.IMAGE)


class Filled:
    """A bound form of ``page`` with the fields that were sent, and ``title``, alone: all others stay as they are.

    ``removed`` says what was taken out of HTML. Raises Refused where something that is pointed to is not there.
    """

    def __init__(self, page: RecordPage, sent: BaseModel, user, parent):
        self.page = page
        self.fields = [known for name, known in known_fields(type(page)).items() if name in sent.model_fields_set]
        self._references = References(user, page.locale.language_code)
        payload = {known.form_name: self._value(known, getattr(sent, known.name)) for known in self.fields}
        rows = payload.pop(FILES, None)
        if self._references.faults:
            raise not_as_it_must_be(self._references.faults)
        names = {known.form_name for known in self.fields}
        form_class = form_class_for(type(page), names | {"title"})
        data = build_form_data(form_class, {"title": page.title} | payload)
        self.removed = [str(removal.detail) for removal in get_warnings(data)]
        self.positions: dict[str, int] = {}
        if rows is not None:
            self.positions = _fill_files(data, page, rows)
        self.form: RecordForm = form_class(data=data, instance=page, parent_page=parent, for_user=user)

    def _value(self, known: Known, value) -> Any:
        place = (*START, known.name)
        if known.kind in STREAMS:
            return streams.to_form(known.kind, value, self._references, place)
        if known.kind in RELATIONS:
            return self._references.of(known, value, place)
        if known.kind == Kind.FILES:
            return self._files(value or [], place)
        if known.kind == Kind.DAY and value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
            sentence = _("Give a day of the years %(first)d to %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
            self._references.faults.append(Fault(place, sentence))
        if known.kind == Kind.FLAG:
            return bool(value)
        return "" if value is None else str(value)

    def _files(self, files, place) -> list[dict[str, Any]]:
        keys = [file.key for file in files if file.key]
        found = self._references.documents(keys, [file.id for file in files if file.id])
        rows = []
        for number, file in enumerate(files):
            if (file.key is None) == (file.id is None):
                self._references.faults.append(
                    Fault((*place, number), _("Name the document by its “key” or by the “id” of one edition."))
                )
                continue
            document = found.get(file.key or file.id)
            if document is None:
                name = "key" if file.key else "id"
                sentence = _("There is no such document that may be used here. Upload it first.")
                self._references.faults.append(Fault((*place, number, name), sentence))
            rows.append({"document": document, "role": file.role, "agenda_item": file.agenda_item})
        return rows


def form_class_for(model: type[RecordPage], names: set[str]) -> type[RecordForm]:
    """The editor's form class with some of its fields: ``wagtail.api.v3`` narrows it in the same way."""
    handler = model.get_edit_handler()
    options = handler.get_form_options()
    options["fields"] = [name for name in options["fields"] if name in names]
    options["formsets"] = {name: made for name, made in options["formsets"].items() if name == FILES and name in names}
    return get_form_for_model(model, form_class=handler.base_form_class or model.base_form_class, **options)


def _fill_files(data: MultiValueDict, page: RecordPage, rows: list[dict[str, Any]]) -> dict[str, int]:
    """The rows take the place of those that the page has; one of the same document stays the same row.

    Rows of a draft that was never published have no number: the formset takes them out by itself.
    Returns the place of each row in what was sent by its prefix.
    """
    present = list(page.attachments.all())
    for number, row in enumerate(present):
        data[f"{FILES}-{number}-id"] = row.pk or ""
    free = {row.document_id: number for number, row in enumerate(present) if row.pk}
    positions, total = {}, len(present)
    for place, row in enumerate(rows):
        number = free.pop(row["document"], None)
        if number is None:
            number, total = total, total + 1
        prefix = f"{FILES}-{number}"
        positions[prefix] = place
        data[f"{prefix}-ORDER"] = str(place + 1)
        for name, value in row.items():
            data[f"{prefix}-{name}"] = "" if value is None else str(value)
    for number, row in enumerate(present):
        if f"{FILES}-{number}" not in positions:
            data[f"{FILES}-{number}-DELETE"] = "on"
            data[f"{FILES}-{number}-document"] = str(row.document_id)
    data[f"{FILES}-INITIAL_FORMS"], data[f"{FILES}-TOTAL_FORMS"] = str(len(present)), str(total)
    return positions
