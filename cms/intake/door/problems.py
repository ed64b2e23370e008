"""Why a call is refused, as problem+json (RFC 9457): a sentence, and for each field where it stands and what is wrong.

The members of ``errors`` are those of the RFC's own example: ``detail`` and ``pointer``, a JSON pointer (RFC 6901) into
what was sent.
"""

import json
from dataclasses import dataclass
from http import HTTPStatus

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError as WrongShape

from cms.api.reading.problems import Problem

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place of what was sent."""

    place: Place
    detail: str

    def as_json(self) -> dict[str, str]:
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in self.place)
        return {"detail": self.detail, "pointer": "#" + "".join(f"/{step}" for step in steps)}


class Refused(Problem):
    """Nothing was changed. ``faults`` say what is wrong where; ``more`` are members that a program may need."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, sentence: str, faults: list[Fault] | None = None, more: list[dict] | None = None):
        super().__init__(sentence)
        self.errors = [fault.as_json() for fault in faults or []] + (more or [])


class NotUnderstood(Refused):
    status = HTTPStatus.BAD_REQUEST


class WhoIsAsking(Refused):
    status = HTTPStatus.UNAUTHORIZED


class NoRight(Refused):
    status = HTTPStatus.FORBIDDEN


class NotFound(Refused):
    status = HTTPStatus.NOT_FOUND


class InTheWay(Refused):
    status = HTTPStatus.CONFLICT


class ChangedMeanwhile(Refused):
    status = HTTPStatus.PRECONDITION_FAILED


class TooLarge(Refused):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class WrongFormat(Refused):
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE


class Locked(Refused):
    status = HTTPStatus.LOCKED


class NotSeen(Refused):
    status = HTTPStatus.PRECONDITION_REQUIRED


SHAPES = {
    "missing": gettext_lazy("This is missing."),
    "extra_forbidden": gettext_lazy("There is nothing of this name here. Leave it out."),
    "union_tag_invalid": gettext_lazy("There is no such type."),
    "union_tag_not_found": gettext_lazy("Say which type it is."),
    "literal_error": gettext_lazy("There is no such type."),
    "too_long": gettext_lazy("These are too many."),
    "string_too_long": gettext_lazy("The text is too long."),
    "string_too_short": gettext_lazy("The text is too short."),
    "string_pattern_mismatch": gettext_lazy("The text holds signs that cannot be used here."),
    "string_type": gettext_lazy("Give a text, in quotation marks."),
    "int_type": gettext_lazy("Give a whole number, without quotation marks."),
    "bool_type": gettext_lazy("Give true or false, without quotation marks."),
    "list_type": gettext_lazy("Give a list, in square brackets."),
    "model_type": gettext_lazy("Give an object, in braces."),
    "model_attributes_type": gettext_lazy("Give an object, in braces."),
}
FAMILIES = {
    "date": gettext_lazy("Give a day as YYYY-MM-DD."),
    "time": gettext_lazy("Give a time as HH:MM."),
    "decimal": gettext_lazy("Give an amount as a decimal number in a text, such as “1250.00”."),
    "uuid": gettext_lazy("This is no key of a record or document."),
}


def of_shape(error: WrongShape, sent: bytes) -> Refused:
    """In our words: which value has the wrong form, and what form it must have."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    if any(each["type"] == "json_invalid" for each in found):
        return NotUnderstood(
            _("What was sent is no JSON: check its brackets and quotation marks. Nothing was changed.")
        )
    known = _read(sent)
    faults = {_place(each["loc"], each["type"], known): _sentence(each["type"]) for each in found}
    return not_as_it_must_be([Fault(place, sentence) for place, sentence in faults.items()])


def _read(sent: bytes):
    try:
        return json.loads(sent)
    except (ValueError, RecursionError):
        return None


def not_as_it_must_be(faults: list[Fault]) -> Refused:
    return Refused(
        _("What was sent cannot be taken as it is. Nothing was changed; “errors” says what to correct."), faults
    )


def _sentence(kind: str) -> str:
    family = kind.partition("_")[0]
    return str(SHAPES.get(kind) or FAMILIES.get(family) or _("This value cannot be used here."))


def _place(steps: tuple, kind: str, sent) -> Place:
    """Without the names of alternatives, which pydantic puts between the names that were sent."""
    place, here = [], sent
    for step in steps:
        inside = isinstance(here, dict) and step in here or isinstance(here, list) and isinstance(step, int)
        if inside and (isinstance(here, dict) or step < len(here)):
            place.append(step)
            here = here[step]
        elif kind == "missing" and step == steps[-1]:
            place.append(step)
    return tuple(place)
