"""A draft as it is answered: what a system sends to write the same, with what it may need to know beside it."""

import hashlib
from typing import Any

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page

from cms.intake.contract.drafts import Draft, Twin, draft_models
from cms.intake.contract.fields import FILES, Kind, Known, known_fields
from cms.intake.models import ExternalNumber
from cms.models import RecordPage
from documents.models import PublicationDocument
from search.catalogue.truth import families

from . import streams


def draft_of(page: RecordPage, user, removed: list[str] | None = None) -> Draft:
    """``page`` is the newest draft of the record."""
    number = ExternalNumber.objects.filter(user=user, page_id=page.pk).values_list("number", flat=True).first()
    twins = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).order_by("pk")
    name = families()[type(page)].value
    return draft_models()[name].model_validate(
        {
            "id": page.pk,
            "key": page.translation_key,
            "type": name,
            "language": page.locale.language_code,
            "external_id": number,
            "status": _status(page),
            "in_review": bool(page.current_workflow_state),
            "revision": page.latest_revision_id,
            "changed_at": page.latest_revision_created_at,
            "editor_url": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "translations": [
                Twin(id=pk, language=code) for pk, code in twins.values_list("pk", "locale__language_code")
            ],
            "removed": removed or [],
            "fields": fields_of(page),
        },
        strict=False,
    )


def fields_of(page: RecordPage) -> dict[str, Any]:
    return {name: _value(page, known) for name, known in known_fields(type(page)).items()}


def etag_of(draft: Draft) -> str:
    """The same for the same draft, whoever asks in which language; what is no part of the page does not count."""
    text = draft.model_dump_json(exclude={"removed", "external_id", "translations"})
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def _status(page: RecordPage) -> str:
    if not page.live:
        return "draft"
    return "public-with-draft" if page.has_unpublished_changes else "public"


def _value(page: RecordPage, known: Known):
    if known.kind == Kind.FILES:
        return [
            {"key": row.document.record.key, "role": row.role, "agenda_item": row.agenda_item} for row in _files(page)
        ]
    value = getattr(page, known.form_name)
    if known.kind in (Kind.BLOCKS, Kind.GOALS, Kind.AGENDA):
        return streams.from_draft(known.kind, value)
    if known.kind == Kind.TERM:
        return value.code if value else None
    if known.kind == Kind.TERMS:
        return sorted(term.code for term in value.all())
    if known.kind in (Kind.RECORD, Kind.IMAGE):
        return value.pk if value else None
    if known.kind == Kind.RECORDS:
        return sorted(each.pk for each in value.all())
    return value


def _files(page: RecordPage) -> list:
    """In their order, with the records of their documents: one query, stored or in a draft alone."""
    rows = list(getattr(page, FILES).all())
    documents = PublicationDocument.objects.select_related("record").in_bulk({row.document_id for row in rows})
    for row in rows:
        row.document = documents[row.document_id]
    return rows
