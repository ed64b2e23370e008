"""Taxonomy and documents of the demonstration municipality."""

from django.core.files import File
from i18nfield.strings import LazyI18nString

from cms.models import Body, Place, Topic
from documents.models import DocumentRecord, PublicationDocument

from . import content
from .content import Entry
from .shelf import Shelf


def build_taxonomy(shelf: Shelf) -> None:
    words = content.read("taxonomy", shelf.today)
    shelf.topics = {row["code"]: _term(shelf, Topic, row) for row in words["topics"]}
    shelf.places = {row["code"]: _term(shelf, Place, row) for row in words["places"]}
    shelf.bodies = {row["code"]: _term(shelf, Body, row) for row in words["bodies"]}


def _term(shelf: Shelf, model: type, row: dict):
    values = {name: LazyI18nString(value) if isinstance(value, dict) else value for name, value in row.items()}
    term, made = model.objects.get_or_create(code=row["code"], defaults=values)
    shelf.note(model, made)
    return term


def build_documents(shelf: Shelf) -> None:
    for entry in content.entries("documents", "documents", shelf.today):
        languages = [language for language in entry.words if language in shelf.tree.homes]
        shelf.documents[entry.key] = [_edition(shelf, entry, language) for language in languages]


def _edition(shelf: Shelf, entry: Entry, language: str) -> PublicationDocument:
    key = content.stable_key("document", entry.key)
    document = PublicationDocument.objects.filter(record__key=key, language=language).first()
    shelf.note(PublicationDocument, document is None)
    return document or _new_edition(shelf, entry, language)


def _new_edition(shelf: Shelf, entry: Entry, language: str) -> PublicationDocument:
    facts, words = entry.facts, entry.words[language]
    record, made = DocumentRecord.objects.get_or_create(
        key=content.stable_key("document", entry.key),
        defaults={
            "kind": facts["kind"],
            "issuing_body": shelf.bodies[facts["body"]],
            "date": facts["date"],
            "reference": facts.get("reference", ""),
        },
    )
    if made:
        record.topics.set(shelf.topics[code] for code in facts.get("topics", []))
    document = PublicationDocument(record=record, title=words["title"], language=language)
    with (content.FILES / words["file"]).open("rb") as file:
        document.file.save(words["file"], File(file), save=False)
    document.read_file_facts()
    document.save()
    shelf.made.append(document)
    return document
