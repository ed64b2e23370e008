"""What is wrong with a parameter, said in the client's language in place of the validator's own words."""

from collections.abc import Callable

from django.utils.translation import gettext as _

_SENTENCES: dict[str, Callable[[dict], str]] = {
    "missing": lambda context: _("is missing."),
    "literal_error": lambda context: _("has to be one of: %(values)s.") % {"values": context["expected"]},
    "string_too_long": lambda context: _("is longer than %(most)s signs.") % {"most": context["max_length"]},
    "string_too_short": lambda context: _("is empty."),
    "string_pattern_mismatch": lambda context: _("has signs that no code has."),
    "greater_than_equal": lambda context: _("has to be at least %(least)s.") % {"least": context["ge"]},
    "less_than_equal": lambda context: _("has to be at most %(most)s.") % {"most": context["le"]},
    "less_than": lambda context: _("has to be less than %(bound)s.") % {"bound": context["lt"]},
    "value_error": lambda context: str(context["error"]),
}
_BY_BEGINNING: dict[str, Callable[[], str]] = {
    "int": lambda: _("has to be a whole number."),
    "bool": lambda: _("has to be “true” or “false”."),
    "uuid": lambda: _("is no key. Take the “key” of a record or document."),
    "datetime": lambda: _("is no moment. Write it with its time zone, such as 2026-03-29T08:00:00Z."),
    "date": lambda: _("is no date. Write it as year-month-day, such as 2026-03-29."),
}


def sentences_of(errors: list[dict]) -> list[dict]:
    """The errors of a validation, each with ``msg`` as a sentence that begins with the name of what is wrong."""
    return [
        {
            "type": error["type"],
            "loc": list(error["loc"]),
            "msg": _("“%(name)s” %(what)s") % {"name": _name(error), "what": _sentence(error)},
        }
        for error in errors
    ]


def _name(error: dict) -> str:
    return str(error["loc"][-1]) if error["loc"] else ""


def _sentence(error: dict) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in _SENTENCES:
        return _SENTENCES[kind](context)
    known = (make() for beginning, make in _BY_BEGINNING.items() if kind.startswith(beginning))
    return next(known, error["msg"])
