"""Records of every family, made from their entries in each language that they have words for."""

from contextlib import nullcontext
from datetime import date
from typing import Any

from django.apps import apps
from wagtail.models import Page

from cms.translations.drafts import no_translation_drafts
from pages.models import Attachment, MeetingPage

from . import content, markup
from .content import FAMILIES, Entry
from .shelf import Shelf

# Facts that are not simply fields of the same name, and words that are built into blocks.
BUILT_FACTS = {
    "key",
    "body",
    "topics",
    "places",
    "published",
    "files",
    "figures",
    "goals",
    "session",
    "meetings",
    "implementers",
}
BUILT_FACTS |= {"adopted_act"}
BUILT_WORDS = {"text", "goals", "agenda", "figures"}


def build_records(shelf: Shelf) -> None:
    for entry in content.records(shelf.today):
        for language in entry.words:
            if language in shelf.tree.homes:
                _build_record(shelf, entry, language)


def _build_record(shelf: Shelf, entry: Entry, language: str) -> None:
    model = apps.get_model("pages", FAMILIES[entry.family])
    key = content.stable_key("record", entry.key)
    shelf.note(model, (key, language) not in shelf.pages)
    if (key, language) in shelf.pages:
        return
    page = model(translation_key=key, issuing_body=shelf.bodies.get(entry.facts.get("body", "")))
    _set_facts(page, entry)
    _set_words(page, entry, language, shelf)
    _set_relations(page, entry, language, shelf)
    # A record that lacks a language gets its draft there, like any record that editors publish.
    with nullcontext() if shelf.tree.homes.keys() - entry.words.keys() else no_translation_drafts():
        shelf.publish(page, shelf.year_for(page, language), entry.facts.get("published") or _day(page, shelf))
    shelf.pages[key, language] = page.pk


def _day(page: Page, shelf: Shelf) -> date:
    return page.record_date or shelf.today


def _set_facts(page: Page, entry: Entry) -> None:
    for name in entry.facts.keys() - BUILT_FACTS:
        setattr(page, name, entry.facts[name])


def _set_words(page: Page, entry: Entry, language: str, shelf: Shelf) -> None:
    words = entry.words[language]
    for name in words.keys() - BUILT_WORDS:
        setattr(page, name, words[name])
    page.body = markup.blocks(words.get("text", ""), entry.key)
    if "agenda" in words:
        page.agenda = [_item(entry, n, *item) for n, item in enumerate(words["agenda"])]
    if "goals" in words:
        pairs = zip(entry.facts["goals"], words["goals"], strict=True)
        page.goals = [_goal(entry, n, facts, goal, shelf) for n, (facts, goal) in enumerate(pairs)]

    if "figures" in entry.facts:
        headings = words.get("figures", [""] * len(entry.facts["figures"]))
        pairs = zip(entry.facts["figures"], headings, strict=True)
        page.figures = [_figure(entry, n, facts, heading) for n, (facts, heading) in enumerate(pairs)]


def _figure(entry: Entry, number: int, facts: dict, heading: str) -> dict[str, Any]:
    amounts = {name: str(facts[name]) for name in ("planned", "revised", "spent") if name in facts}
    value = {"year": facts["year"], "category": facts["category"], "heading": heading, **amounts}
    return {"type": "figure", "value": value, "id": _id(entry, f"figure:{number}")}


def _item(entry: Entry, number: int, title: str, outcome: str = "") -> dict[str, Any]:
    value = {"title": title, "outcome": outcome}
    return {"type": "item", "value": value, "id": _id(entry, f"agenda:{number}")}


def _goal(entry: Entry, number: int, facts: list[dict], words: dict, shelf: Shelf) -> dict[str, Any]:
    pairs = zip(facts, words["activities"], strict=True)
    activities = [
        {"type": "item", "value": _activity(fact, text, shelf), "id": _id(entry, f"goal:{number}:{n}")}
        for n, (fact, text) in enumerate(pairs)
    ]
    value = {"title": words["title"], "activities": activities}
    return {"type": "goal", "value": value, "id": _id(entry, f"goal:{number}")}


def _activity(fact: dict, text: list[str], shelf: Shelf) -> dict[str, Any]:
    return {
        "title": text[0],
        "note": text[1] if len(text) > 1 else "",
        "deadline": fact["deadline"].isoformat(),
        "responsible": shelf.bodies[fact["responsible"]].pk,
        "amount": str(fact["amount"]),
        "state": fact["state"],
    }


def _id(entry: Entry, place: str) -> str:
    return str(content.stable_key("block", f"{entry.key}:{place}"))


def _set_relations(page: Page, entry: Entry, language: str, shelf: Shelf) -> None:
    facts = entry.facts
    page.topics = [shelf.topics[code] for code in facts.get("topics", [])]
    page.places = [shelf.places[code] for code in facts.get("places", [])]
    page.attachments = _attachments(facts.get("files", []), shelf)
    if "implementers" in facts:
        page.implementers = [shelf.bodies[code] for code in facts["implementers"]]
    for name in ("session", "adopted_act"):
        if name in facts:
            setattr(page, f"{name}_id", _record(facts[name], language, shelf))
    if "meetings" in facts:
        meetings = [_record(key, language, shelf) for key in facts["meetings"]]
        page.meetings = list(MeetingPage.objects.filter(pk__in=meetings))


def _record(key: str, language: str, shelf: Shelf) -> int:
    pk = shelf.twin(content.stable_key("record", key), language)
    if pk is None:
        raise LookupError(f"The content names a record that does not exist: {key}.")
    return pk


def _attachments(files: list[dict], shelf: Shelf) -> list[Attachment]:
    # One edition stands for the document in all its languages.
    pairs = [(file, shelf.documents[file["document"]][0]) for file in files]
    return [
        Attachment(
            document=document, role=file.get("role", "main"), agenda_item=file.get("agenda_item"), sort_order=order
        )
        for order, (file, document) in enumerate(pairs)
    ]
