"""Texts, goals and agendas: from what is sent to the blocks of the form's field, and from a draft to what is sent."""

import re
from collections.abc import Iterable
from typing import Any

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from cms.intake.contract import parts
from cms.intake.contract.fields import Kind
from cms.intake.door.problems import Fault, Place
from cms.models import Body

from .html import Cleaned
from .references import References

EDITORS_MARKS = re.compile(r' data-block-key="[^"]*"')
Raw = list[dict[str, Any]]


def to_form(kind: Kind, value, references: References, place: Place) -> Raw:
    """Blocks as Wagtail stores them, for ``wagtail.api.v3.form_data``."""
    if value is None:
        return []
    if kind == Kind.BLOCKS:
        return _blocks(value, references, place)
    if kind == Kind.AGENDA:
        return [{"type": "item", "value": item.model_dump()} for item in value]
    return _goals(value, references, place)


def _blocks(text: parts.SentText, references: References, place: Place) -> Raw:
    if text.html is not None and text.blocks is not None:
        references.faults.append(Fault(place, _("Give the text as “html” or as “blocks”, not as both.")))
    _check_links(text, references, place)
    if text.blocks is None:
        return list(_of_html(text.html or ""))
    _refuse_twins(text, references, place)
    documents = references.documents(block.key for block in text.blocks if block.type == "document" and block.key)
    images = references.images(block.image for block in text.blocks if block.type == "image" and block.image)
    made = []
    for number, block in enumerate(text.blocks):
        here = (*place, "blocks", number)
        value: Any = block.model_dump(exclude={"id", "type"})
        if block.type == "heading":
            value = block.text
        elif block.type == "text":
            value = block.html
        elif block.type == "callout":
            value = {"title": block.title, "text": block.html}
        elif block.type == "document":
            value = documents.get(block.key)
            _ask_for(value, references, (*here, "key"), _("There is no document of this key that may be used here."))
        elif block.type == "image":
            value["image"] = images.get(block.image)
            _ask_for(
                value["image"],
                references,
                (*here, "image"),
                _("There is no image of this number that may be used here."),
            )
        made.append({"type": block.type, "value": value, "id": str(block.id) if block.id else None})
    return made


def _check_links(text: parts.SentText, references: References, place: Place) -> None:
    """Links in HTML lead to what the user might name in a block of its own, and to nothing else."""
    sent = [(text.html, (*place, "html"))]
    sent += [(getattr(block, "html", None), (*place, "blocks", n, "html")) for n, block in enumerate(text.blocks or [])]
    links = [(link, where) for html, where in sent if isinstance(html, Cleaned) for link in html.links]
    pages = references.pages(link.number for link, _where in links if link.kind == "page")
    documents = references.documents((), [link.number for link, _where in links if link.kind == "document"])
    for link, where in links:
        if link.kind == "page" and link.number not in pages:
            sentence = _("There is no page %(number)d that a link may lead to.")
            references.faults.append(Fault(where, sentence % {"number": link.number}))
        elif link.kind == "document" and link.number not in documents:
            sentence = _("There is no document %(number)d that a link may lead to.")
            references.faults.append(Fault(where, sentence % {"number": link.number}))


def _refuse_twins(text: parts.SentText, references: References, place: Place) -> None:
    """Translations know a block by its number: two with the same would be one."""
    seen = set()
    for number, block in enumerate(text.blocks or []):
        if block.id is not None and block.id in seen:
            references.faults.append(Fault((*place, "blocks", number, "id"), _("Another block has this number.")))
        seen.add(block.id)


def _ask_for(value: int | None, references: References, place: Place, sentence: str) -> None:
    if value is None:
        references.faults.append(Fault(place, sentence))


def _of_html(html: str) -> Iterable[dict[str, Any]]:
    """``h2`` at the top begins a heading block; what stands between them are text blocks."""
    waiting: list[str] = []
    body = BeautifulSoup(html, "lxml").body
    for node in list(body.contents) if body else []:
        if getattr(node, "name", None) != "h2":
            waiting.append(str(node))
            continue
        yield from _text_block(waiting)
        waiting = []
        if heading := node.get_text(" ", strip=True):
            yield {"type": "heading", "value": heading}
    yield from _text_block(waiting)


def _text_block(pieces: list[str]) -> Iterable[dict[str, Any]]:
    html = "".join(pieces).strip()
    if html:
        yield {"type": "text", "value": html}


def _goals(goals: list[parts.SentGoal], references: References, place: Place) -> Raw:
    codes = {activity.responsible for goal in goals for activity in goal.activities if activity.responsible}
    bodies = references.terms(Body, codes)
    made = []
    for number, goal in enumerate(goals):
        activities = []
        for second, activity in enumerate(goal.activities):
            value = activity.model_dump()
            if activity.responsible and activity.responsible not in bodies:
                here = (*place, number, "activities", second, "responsible")
                references.faults.append(
                    Fault(here, _("There is no body “%(code)s”.") % {"code": activity.responsible})
                )
            value["responsible"] = bodies.get(activity.responsible)
            activities.append(value)
        made.append({"type": "goal", "value": {"title": goal.title, "activities": activities}})
    return made


def from_draft(kind: Kind, value: StreamValue):
    """What a system sends to write the same; HTML as the portal stores it."""
    if kind == Kind.AGENDA:
        return [{"title": item.value["title"], "outcome": item.value["outcome"] or ""} for item in value]
    if kind == Kind.GOALS:
        return [_goal(goal.value) for goal in value]
    return {"html": None, "blocks": [{"id": block.id, "type": block.block_type} | _sent(block) for block in value]}


def _goal(goal) -> dict[str, Any]:
    return {
        "title": goal["title"],
        "activities": [
            dict(activity)
            | {
                "responsible": activity["responsible"].code if activity["responsible"] else None,
                "note": activity["note"] or "",
            }
            for activity in goal["activities"]
        ],
    }


def _html(value) -> str:
    """Without the editor's own marks, which it makes anew each time."""
    return EDITORS_MARKS.sub("", value.source)


def _sent(block) -> dict[str, Any]:
    value, kind = block.value, block.block_type
    if kind == "heading":
        return {"text": value}
    if kind == "text":
        return {"html": _html(value)}
    if kind == "callout":
        return {"title": value["title"] or "", "html": _html(value["text"])}
    if kind == "document":
        return {"key": value.record.key if value else None}
    if kind == "image":
        image = value["image"]
        return {
            "image": image.pk if image else None,
            "alt_text": value["alt_text"] or "",
            "caption": value["caption"] or "",
        }
    return {name: text or "" for name, text in value.items()}
