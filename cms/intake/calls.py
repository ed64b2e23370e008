"""What each call does, between the door and the forms."""

from http import HTTPStatus

from django.conf import settings
from django.utils.translation import gettext as _
from pydantic import BaseModel
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.models import RecordPage
from documents.models import PublicationDocument
from search.catalogue.truth import families

from .contract.drafts import FoundDraft, FoundDrafts, Who, change_model, new_drafts, translation_model
from .contract.fields import types
from .door.answering import Answer, Asked
from .door.problems import ChangedMeanwhile, NotSeen, NotUnderstood, not_as_it_must_be
from .door.reading import read
from .models import ExternalNumber
from .writing.answers import draft_of, etag_of
from .writing.drafts import Writer
from .writing.html import Reading
from .writing.places import draft_to_change, draft_to_read, section_right, source_to_translate
from .writing.uploads import Uploader, answer_of, edition_of

PAGE_RIGHTS = {"add", "change"}


def whoami(asked: Asked) -> Answer:
    pages = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(asked.user, PAGE_RIGHTS)
    languages = set(pages.order_by().values_list("locale__language_code", flat=True).distinct())
    policy = policy_registry.get_by_type(PublicationDocument)
    return Answer(
        Who(
            client=asked.user.get_username(),
            token=asked.token.name,
            languages=[code for code in settings.PUBLIC_LANGUAGES if code in languages],
            types=[name for name, model in types().items() if section_right(model, asked.user)],
            may_upload=policy.user_has_permission(asked.user, "add"),
        )
    )


def find(asked: Asked) -> Answer:
    """The drafts of a number of the system's own, one for each language that it sent."""
    number = asked.question.get("external_id", "").replace("\0", "")
    if not number:
        raise NotUnderstood(
            _("Say which record you look for: “external_id” is the number that your system has for it.")
        )
    rows = ExternalNumber.objects.filter(user=asked.user, number=number).select_related("page__content_type")
    return Answer(FoundDrafts(items=[_found(row) for row in rows.order_by("language")]))


def _found(row: ExternalNumber) -> FoundDraft:
    family = families()[row.page.specific_class].value
    return FoundDraft(
        id=row.page_id, key=row.page.translation_key, type=family, language=row.language, external_id=row.number
    )


def read_draft(asked: Asked, number: int) -> Answer:
    asked.page_id = number
    return _answer(asked, draft_to_read(number, asked.user))


def read_new(asked: Asked) -> None:
    _take(asked, read(asked.request, new_drafts()))


def read_change(asked: Asked, number: int) -> None:
    asked.page_id = number
    draft = draft_to_read(number, asked.user)
    _take(asked, read(asked.request, change_model(families()[type(draft)].value)))


def read_translation(asked: Asked, number: int) -> None:
    source = source_to_translate(number, asked.user)
    _take(asked, read(asked.request, translation_model(families()[type(source)].value)))


def _take(asked: Asked, sent: BaseModel) -> None:
    """With its HTML cleaned, as far as that can be done without the database."""
    reading = Reading([], asked.removed)
    if sent.fields is not None:
        reading.clean(sent.fields)
    if reading.faults:
        raise not_as_it_must_be(reading.faults)
    asked.sent = sent


def create(asked: Asked) -> Answer:
    page, removed = _writer(asked).create(asked.sent)
    return _made(asked, page, removed)


def change(asked: Asked, number: int) -> Answer:
    """Refused where somebody has changed the draft since the system read it (RFC 9110, If-Match; RFC 6585, 428)."""
    asked.page_id = number
    draft = draft_to_change(number, asked.user)
    _check_that_it_was_seen(asked, draft)
    return _answer(asked, *_writer(asked).change(draft, asked.sent))


def translate(asked: Asked, number: int) -> Answer:
    page, removed = _writer(asked).translate(number, asked.sent)
    return _made(asked, page, removed)


def upload(asked: Asked) -> Answer:
    edition = Uploader(asked.user, asked.stored).new(asked.request)
    asked.document_id = edition.pk
    return Answer(answer_of(edition), HTTPStatus.CREATED, location=f"/api/v1/uploads/{edition.pk}/")


def upload_version(asked: Asked, number: int) -> Answer:
    asked.document_id = number
    return Answer(answer_of(Uploader(asked.user, asked.stored).version(number, asked.request)), HTTPStatus.CREATED)


def read_document(asked: Asked, number: int) -> Answer:
    asked.document_id = number
    return Answer(answer_of(edition_of(number, asked.user)))


def draft_again(asked: Asked) -> Answer:
    newest = draft_to_read(asked.page_id, asked.user)
    draft = draft_of(newest, asked.user)
    return Answer(draft, etag=etag_of(draft))


def document_again(asked: Asked) -> Answer:
    return Answer(answer_of(edition_of(asked.document_id, asked.user)))


def _writer(asked: Asked) -> Writer:
    return Writer(asked.user, asked.token.name, asked.dry_run)


def _made(asked: Asked, page: RecordPage, removed: list[str]) -> Answer:
    asked.page_id = page.pk
    answer = _answer(asked, page, removed)
    return Answer(answer.content, HTTPStatus.CREATED, answer.etag, f"/api/v1/drafts/{page.pk}/")


def _answer(asked: Asked, page: RecordPage, removed: list[str] | None = None) -> Answer:
    """As somebody who reads it afterwards gets it."""
    newest = draft_to_read(page.pk, asked.user)
    draft = draft_of(newest, asked.user, asked.removed + (removed or []))
    return Answer(draft, etag=etag_of(draft))


def _check_that_it_was_seen(asked: Asked, draft: RecordPage) -> None:
    sent = asked.request.headers.get("If-Match", "")
    # Servers that compress answers mark the tag as weak.
    tags = {tag.strip().removeprefix("W/") for tag in sent.split(",")}
    if not sent or "*" in tags:
        raise NotSeen(_("Read the draft first and send its ETag as “If-Match”, so that nobody’s work is written over."))
    if etag_of(draft_of(draft, asked.user)) not in tags:
        raise ChangedMeanwhile(
            _("The draft was changed since you read it; nothing was written over. Read it again and send your change.")
        )
