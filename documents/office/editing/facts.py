"""What the page of a document tells beside its form: the file, its versions, other languages, who uses it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from wagtail.admin.utils import set_query_params

from documents.choices import language_choices
from documents.models import DocumentVersion, PublicationDocument
from documents.storage import StorageAway, answering

from . import deletion, permissions
from .page_images import has_pages
from .uses import Use, uses
from .views import NAMESPACE, edit_url


@dataclass(frozen=True)
class Language:
    """A public language with this document's edition in it, or the address where its file is added."""

    name: str
    edition: PublicationDocument | None
    url: str | None
    is_this: bool


@dataclass(frozen=True)
class About:
    version: DocumentVersion
    versions: QuerySet[DocumentVersion]
    address: str
    page_url: str | None
    file_is_there: bool
    languages: list[Language]
    has_other_languages: bool
    used_by: list[Use]
    text_url: str
    split_url: str | None
    may_be_deleted: bool
    something_is_public: bool


def about(edition: PublicationDocument, editions: Sequence[PublicationDocument], request: HttpRequest) -> About:
    versions = edition.versions.select_related("created_by")
    version = edition.current_version
    return About(
        version=version,
        versions=versions,
        address=request.build_absolute_uri(edition.url),
        page_url=_page_url(edition),
        file_is_there=_is_there(edition),
        languages=_languages(edition, editions, request.user),
        has_other_languages=len(editions) > 1,
        used_by=uses(edition.record, request.user),
        text_url=reverse(f"{NAMESPACE}:text", args=[version.pk]),
        split_url=_split_url(edition, version),
        may_be_deleted=permissions.may(request.user, "delete", edition) and deletion.obstacle(edition) is None,
        something_is_public=versions.filter(withdrawn_at=None).exists(),
    )


def _is_there(edition: PublicationDocument) -> bool:
    """Whether the storage has the file; a storage that does not answer says nothing about it."""
    try:
        with answering(edition.file.name):
            return edition.file.storage.exists(edition.file.name)
    except StorageAway:
        return True


def _languages(edition: PublicationDocument, editions: Sequence[PublicationDocument], user) -> list[Language]:
    by_language = {one.language: one for one in editions}
    may_add = permissions.policy().user_has_permission(user, "add")
    return [_language(edition, code, str(name), by_language, may_add, user) for code, name in language_choices()]


def _language(edition, code: str, name: str, by_language: dict, may_add: bool, user) -> Language:
    other = by_language.get(code)
    if other:
        url = edit_url(other) if permissions.may(user, "change", other) else None
    else:
        add = set_query_params(reverse("wagtaildocs:add"), {"record": edition.record.key, "language": code})
        url = add if may_add else None
    return Language(name, other, url, is_this=other is not None and other.pk == edition.pk)


def _page_url(edition: PublicationDocument) -> str | None:
    """The public page of the document in the language of the file; None while readers do not get it."""
    if not edition.listed:
        return None
    with translation.override(edition.language):
        return _address("document_page", edition.pk)


def _split_url(edition: PublicationDocument, version: DocumentVersion) -> str | None:
    return _address("documents_office:split", edition.pk) if has_pages(version) else None


def _address(name: str, *args) -> str | None:
    """The address of a screen that another part of the library may offer."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None
