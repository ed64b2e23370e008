"""The sentences of the editor's form, at the places of what was sent."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.utils import ErrorDict

from cms.intake.contract.fields import FILES, Kind, known_fields
from cms.intake.door.problems import Fault, Place

from .filled import START, Filled


def faults_of(filled: Filled) -> list[Fault]:
    form = filled.form
    by_form_name = {known.form_name: known for known in known_fields(type(filled.page)).values()}
    faults = []
    for name, errors in form.errors.as_data().items():
        known = by_form_name.get(name)
        place: Place = (*START, known.name) if known else START
        for error in errors:
            faults += _inside(error, place, known.kind if known else None)
    return faults + list(_of_files(filled))


def of_plain_form(form: forms.BaseForm) -> list[Fault]:
    """Of a form whose fields are sent by their own names: the first of each field, from which others may follow."""
    errors: ErrorDict = form.errors
    return [
        Fault(() if name == NON_FIELD_ERRORS else (name,), found[0].messages[0])
        for name, found in errors.as_data().items()
    ]


def _inside(error: ValidationError, place: Place, kind: Kind | None) -> Iterator[Fault]:
    """Errors of blocks name the block and, within it, the value."""
    inner = getattr(error, "block_errors", None)
    outer = getattr(error, "non_block_errors", None)
    if inner is None and outer is None:
        yield from (Fault(place, message) for message in error.messages)
        return
    for each in outer.as_data() if outer else []:
        yield from _inside(each, place, kind)
    start = (*place, "blocks") if kind == Kind.BLOCKS else place
    for step, each in (inner or {}).items():
        yield from _inside(each, (*start, step), None)


def _of_files(filled: Filled) -> Iterator[Fault]:
    formset = filled.form.formsets.get(FILES)
    if formset is None:
        return
    place = (*START, "files")
    for message in formset.non_form_errors():
        yield Fault(place, message)
    for row in formset.forms:
        position = filled.positions.get(row.prefix)
        for name, errors in row.errors.items() if position is not None else ():
            step = () if name == NON_FIELD_ERRORS else ("key" if name == "document" else name,)
            yield from (Fault((*place, position, *step), message) for message in errors)
