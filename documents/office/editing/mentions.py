"""Whether stored content names one of some documents: by a field or block ``document``, or by a link in a text."""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import JSONField, Model, TextField
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField

from documents.models import PublicationDocument

# The name of the field of a row of files and of the block in a text.
_NAME = "document"
_LINK = re.compile(r"""<a\b[^>]*\blinktype=["']document["'][^>]*>""")
_NUMBER = re.compile(r"""\bid=["'](\d+)["']""")


def names(content: Any, editions: Collection[int]) -> bool:
    """Whether JSON-like content, as a revision or a text field holds it, names one of the editions."""
    if isinstance(content, dict):
        chosen = content.get(_NAME), content.get("value") if content.get("type") == _NAME else None
        return any(_number(one) in editions for one in chosen) or any(names(one, editions) for one in content.values())
    if isinstance(content, list):
        return any(names(one, editions) for one in content)
    return isinstance(content, str) and _text_names(content, editions)


def naming(objects: Iterable[Model], editions: Collection[int]) -> Iterator[Model]:
    """Those of some stored objects of one model that name an edition, by one query for each kind of their rows."""
    objects = list(objects)
    by_rows = {key for one in objects[:1] for key in _named_in_rows(type(one), objects, editions)}
    yield from (one for one in objects if one.pk in by_rows or any(names(text, editions) for text in _texts(one)))


def _text_names(text: str, editions: Collection[int]) -> bool:
    if text[:1] in ("[", "{"):
        # A stream field stands as text inside the text of its page.
        try:
            return names(json.loads(text), editions)
        except ValueError:
            pass
    links = (_NUMBER.search(link) for link in _LINK.findall(text))
    return any(int(link[1]) in editions for link in links if link)


def _number(value: Any) -> int | None:
    return int(value) if str(value).isascii() and str(value).isdecimal() else None


def _texts(one: Model) -> Iterator[Any]:
    """The contents of an object's own fields that may hold texts or blocks."""
    for field in one._meta.concrete_fields:
        if isinstance(field, StreamField | TextField | JSONField):
            value = getattr(one, field.attname)
            yield field.get_prep_value(value) if isinstance(field, StreamField) else value
        elif field.related_model is PublicationDocument:
            yield {_NAME: getattr(one, field.attname)}


def _named_in_rows(model: type[Model], objects: list[Model], editions: Collection[int]) -> Iterator[Any]:
    """Keys of the objects whose rows (the files of a page) point at an edition."""
    for relation in PublicationDocument._meta.related_objects:
        rows = relation.related_model
        for owner in rows._meta.concrete_fields:
            if isinstance(owner, ParentalKey) and issubclass(model, owner.related_model):
                chosen = {f"{owner.name}__in": [one.pk for one in objects], f"{relation.field.name}__in": editions}
                yield from rows._base_manager.filter(**chosen).values_list(owner.attname, flat=True)
