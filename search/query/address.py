"""Reading the address of a search: every value is one that exists, or there is a sentence about it."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _

from cms.models import Body, BodyKind, Place, Topic
from pages.choices import ActKind, CallKind, MeetingKind, NewsKind, NoticeKind, ReportKind
from search.choices import Family, State

from .asked import MAX_PAGE, MAX_TEXT, Sort

# What other sites append to links to count their visitors; a reader who comes from there asked for nothing by it.
_OF_OTHERS = re.compile(r"utm_[a-z]+|fbclid|gclid|mc_[ce]id|igshid")
# Control signs, surrogates, and invisible signs: marks of direction and joining, soft hyphens, byte order marks.
_INVISIBLE = {"Cc", "Cf", "Cs"}

KINDS = {
    Family.NEWS: NewsKind,
    Family.NOTICE: NoticeKind,
    Family.CALL: CallKind,
    Family.ACT: ActKind,
    Family.REPORT: ReportKind,
    Family.MEETING: MeetingKind,
    Family.BODY: BodyKind,
}


class Unreadable(ValueError):
    """A value that cannot be understood; the message is a sentence for the reader."""


def clean(text: str) -> str:
    """The text in NFC on one line, without control signs and marks that nobody sees."""
    text = unicodedata.normalize("NFC", text)
    seen = "".join(" " if sign.isspace() or sign == "\0" else sign for sign in text)
    visible = "".join(sign for sign in seen if unicodedata.category(sign) not in _INVISIBLE)
    return " ".join(unicodedata.normalize("NFC", visible).split())


def read(parameters: QueryDict) -> dict[str, Any]:
    """The values of ``Asked`` that an address gives, with its ``problems``. Empty parameters ask for nothing."""
    values, problems = {}, []
    for name in parameters:
        if _OF_OTHERS.fullmatch(name):
            continue
        try:
            field, value = _value(name, parameters.getlist(name))
        except Unreadable as error:
            problems.append(str(error))
        else:
            values |= {field: value} if value is not None else {}
    problems += _contradictions(values)
    if len(values.get("text", "")) > MAX_TEXT:
        problems.append(_long(len(values["text"])))
        values["text"] = values["text"][:MAX_TEXT].strip()
    return values | {"problems": tuple(problems)}


def _value(name: str, given: list[str]) -> tuple[str, Any]:
    """The name in ``Asked`` and the value; None where the parameter is empty."""
    if name not in _READERS:
        raise Unreadable(_("The search knows no filter “%(name)s”.") % {"name": clean(name)[:40]})
    given = [text for text in map(clean, given) if text]
    if len(set(given)) > 1:
        raise Unreadable(_("“%(name)s” stands in the address more than once. Choose one value.") % {"name": name})
    field, reader = _READERS[name]
    return field, reader(given[0]) if given else None


def _contradictions(values: dict[str, Any]) -> list[str]:
    """Sentences about values that do not go together; a kind that is none of its family's is taken out."""
    problems = []
    family, kind = values.get("family"), values.get("kind")
    if kind and family is None:
        problems.append(_("A sub-kind can be chosen only together with the kind of record it belongs to."))
    elif kind and kind not in getattr(KINDS.get(family), "values", ()):
        problems.append(_unknown(kind))
    if problems:
        del values["kind"]
    if values.get("since") and values.get("until") and values["since"] > values["until"]:
        problems.append(_("The first day lies after the last one. Exchange the two dates."))
    return problems


def _long(length: int) -> str:
    sentence = _("The search takes at most %(most)d signs, and this text has %(length)d. Use fewer words.")
    return sentence % {"most": MAX_TEXT, "length": length}


def _unknown(value: str) -> str:
    sentence = _("The search knows no value “%(value)s” for this filter. Choose one from the list.")
    return sentence % {"value": value[:40]}


def _one_of(choices: type) -> Callable[[str], Any]:
    def reader(value: str):
        if value not in choices.values:
            raise Unreadable(_unknown(value))
        return choices(value)

    return reader


def _code_of(model: type[Model]) -> Callable[[str], str]:
    def reader(value: str) -> str:
        if not model.objects.filter(code=value).exists():
            raise Unreadable(_unknown(value))
        return value

    return reader


def _year(value: str) -> int:
    if not re.fullmatch("[0-9]{4}", value) or not int(value):
        raise Unreadable(_("“%(value)s” is no year. Write it with four digits.") % {"value": value[:40]})
    return int(value)


def _day(value: str) -> date:
    try:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Unreadable(
        _("“%(value)s” is no date. Write it as year-month-day, such as 2026-03-29.") % {"value": value[:40]}
    )


def _page(value: str) -> int:
    number = int(value) if re.fullmatch("[0-9]{1,6}", value) else 0
    if not number:
        raise Unreadable(_("“%(value)s” is no page number.") % {"value": value[:40]})
    if number > MAX_PAGE:
        sentence = _("The search shows at most %(most)d pages of results. Add a word or choose a filter.")
        raise Unreadable(sentence % {"most": MAX_PAGE})
    return number


def _language(value: str) -> str:
    if value not in settings.PUBLIC_LANGUAGES:
        raise Unreadable(_unknown(value))
    return value


def _yes(value: str) -> bool:
    if value != "yes":
        raise Unreadable(_unknown(value))
    return True


# Parameter of the address: name in ``Asked``, reader of a value.
_READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "q": ("text", str),
    "family": ("family", _one_of(Family)),
    "kind": ("kind", str),
    "body": ("body", _code_of(Body)),
    "topic": ("topic", _code_of(Topic)),
    "place": ("place", _code_of(Place)),
    "year": ("year", _year),
    "language": ("language", _language),
    "state": ("state", _one_of(State)),
    "file": ("file", _yes),
    "since": ("since", _day),
    "until": ("until", _day),
    "sort": ("sort", _one_of(Sort)),
    "page": ("page", _page),
}
