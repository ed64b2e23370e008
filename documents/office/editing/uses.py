"""Which pages use a document: published ones, drafts, and whatever else Wagtail's reference index knows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex, Revision

from documents.models import DocumentRecord, DocumentUse, PublicationDocument
from documents.visibility import records_shown_by


@dataclass(frozen=True)
class Use:
    """``url`` leads to where this user can look at it: the editor, else the public page, else nowhere."""

    title: str
    kind: str
    url: str | None
    is_public: bool


def users_of(record: DocumentRecord) -> list[Model]:
    """The objects that use any edition of the record: one edition on a page stands for all of them."""
    editions = [str(pk) for pk in record.editions.values_list("pk", flat=True)]
    found: dict[tuple, Model] = {}
    for one in (*_shown_by(record), *_drafts(record, editions), *_referring(record, editions)):
        found.setdefault(_identity(one), one)
    return list(found.values())


def uses(record: DocumentRecord, user) -> list[Use]:
    """What ``users_of`` finds, as this user may see it, published pages first."""
    finder = AdminURLFinder(user)
    described = [_described(one, finder.get_edit_url(one)) for one in users_of(record)]
    return sorted(described, key=lambda use: (not use.is_public, use.title))


def _described(one: Model, edit_url: str | None) -> Use:
    live = isinstance(one, Page) and one.live
    kind = str(capfirst(one._meta.verbose_name))
    if not edit_url and not live:
        return Use(_("A draft that you may not open"), kind, None, False)
    title = one.get_admin_display_title() if isinstance(one, Page) else str(one)
    return Use(title, kind, edit_url or one.url, live)


def _identity(one: Model) -> tuple:
    return (Page if isinstance(one, Page) else type(one), one.pk)


def _shown_by(record: DocumentRecord) -> Iterator[Page]:
    pages = DocumentUse.objects.filter(record=record).values("page")
    yield from Page.objects.filter(pk__in=pages).specific()


def _drafts(record: DocumentRecord, editions: list[str]) -> Iterator[Page]:
    """Pages whose newest draft, which the reference index does not read, names an edition."""
    if not editions:
        return
    latest = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    # The number somewhere in the draft, to read few drafts; what it means there is asked of the draft itself.
    named = Q()
    for edition in editions:
        named |= Q(raw__contains=edition)
    drafts = Revision.objects.filter(pk__in=latest).annotate(raw=Cast("content", TextField())).filter(named)
    for revision in drafts:
        page = revision.as_object()
        if record.pk in records_shown_by(page):
            yield page


def _referring(record: DocumentRecord, editions: Iterable[str]) -> Iterator[Model]:
    """What the index names and still does so: it follows its objects a moment later."""
    own_type = ContentType.objects.get_for_model(PublicationDocument).pk
    references = ReferenceIndex.objects.filter(to_content_type=own_type, to_object_id__in=list(editions))
    for type_id, key in references.values_list("base_content_type", "object_id").distinct():
        try:
            one = ContentType.objects.get_for_id(type_id).get_object_for_this_type(pk=key)
        except ObjectDoesNotExist:
            continue
        one = one.specific if isinstance(one, Page) else one
        if record.pk in records_shown_by(one):
            yield one
