"""Answers as they are kept, with what depends on the day put to them."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from cms.api.contract.documents import Document
from cms.api.contract.parts import Choice
from cms.api.contract.records import BY_TYPE
from cms.api.models import ApiItem
from cms.api.words import in_every_language, states_of, vocabulary_of

from .problems import BadRequest


def item_json(item: ApiItem, today: date, fields: Collection[str] = ()) -> str:
    return row_json(item, item.answer.text, today, fields)


def row_json(row: Any, kept: str, today: date, fields: Collection[str] = ()) -> str:
    """The JSON of an item or of its columns, with its kept text. That is an object; ``kind`` and ``state`` are written
    behind its last field.
    """
    added = {name: _OF_THE_DAY[name](row, today) for name in _added(row.type)}
    if not fields:
        more = "".join(f',"{name}":{text}' for name, text in added.items())
        return f"{kept[:-1]}{more}}}"
    known = json.loads(kept) | {name: json.loads(text) for name, text in added.items()}
    return json.dumps({name: known[name] for name in known if name in fields}, ensure_ascii=False)


def list_json(parts: Iterable[str], **more: str | int | None) -> str:
    rest = "".join(f',"{name}":{json.dumps(value)}' for name, value in more.items())
    return f'{{"items":[{",".join(parts)}]{rest}}}'


def with_members(text: str, members: Sequence[str]) -> str:
    """An object of JSON with further members behind its last one."""
    return f"{text[:-1]}{''.join(f',{member}' for member in members)}}}"


def chosen_fields(text: str | None, known: Collection[str]) -> list[str]:
    """The names that ``fields`` lists; ``id`` is always there. Raises BadRequest for a name that is no field."""
    names = [name.strip() for name in (text or "").split(",") if name.strip()]
    for name in names:
        if name not in known:
            sentence = _("There is no field “%(name)s” here. Fields are: %(known)s.")
            raise BadRequest(sentence % {"name": name[:40], "known": ", ".join(sorted(known))})
    return ["id", *names] if names else []


@cache
def _added(family: str) -> list[str]:
    """The fields of the type that are not kept."""
    return [name for name in _OF_THE_DAY if name in BY_TYPE.get(family, Document).model_fields]


@cache
def _kind(resource: str, family: str, value: str) -> str:
    label = vocabulary_of(resource, family).get(value)
    return _choice(value, label) if value and label is not None else "null"


def _state(item: ApiItem, today: date) -> str:
    if item.starts is None or item.ends is None:
        return "null"
    place = 0 if today < item.starts else 2 if item.ends < today else 1
    return _state_of(item.type, place)


_OF_THE_DAY = {"kind": lambda item, today: _kind(item.resource, item.type, item.kind), "state": _state}


@cache
def _state_of(family: str, place: int) -> str:
    state = states_of(family)[place]
    return _choice(state.value, state.label)


def _choice(value: str, label) -> str:
    return Choice(value=value, label=in_every_language(label)).model_dump_json()
