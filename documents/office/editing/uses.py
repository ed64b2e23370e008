"""Which pages use a document: published ones, drafts, and whatever else Wagtail's reference index knows."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex, Revision

from documents.models import DocumentRecord, DocumentUse, PublicationDocument

from .mentions import names, naming


@dataclass(frozen=True)
class Use:
    """``url`` leads to where this user can look at it: the editor, else the public page, else nowhere."""

    title: str
    kind: str
    url: str | None
    is_public: bool


def users_of(record: DocumentRecord) -> list[Model]:
    """The objects that use any edition of the record: one edition on a page stands for all of them.

    Pages come without the fields of their type, by a number of queries that does not grow with them.
    """
    editions = set(record.editions.values_list("pk", flat=True))
    others, drafted = _referring(editions), _drafts(editions)
    shown = DocumentUse.objects.filter(record=record).values_list("page", flat=True)
    keys = {*shown, *drafted, *(one.pk for one in others if isinstance(one, Page))}
    pages = Page.objects.filter(pk__in=keys).prefetch_workflow_states().order_by("pk")
    return [*pages, *(one for one in others if not isinstance(one, Page))]


def uses(record: DocumentRecord, user) -> list[Use]:
    """What ``users_of`` finds, as this user may see it, published pages first."""
    finder = AdminURLFinder(user)
    described = [_described(one, finder.get_edit_url(one)) for one in users_of(record)]
    return sorted(described, key=lambda use: (not use.is_public, use.title))


def _described(one: Model, edit_url: str | None) -> Use:
    live = isinstance(one, Page) and one.live
    kind = str(capfirst(_model_of(one)._meta.verbose_name))
    if not edit_url and not live:
        return Use(_("A draft that you may not open"), kind, None, False)
    # The title of a draft is for those who may open it.
    title = one.get_admin_display_title() if isinstance(one, Page) and edit_url else str(one)
    return Use(title, kind, edit_url or one.url, live)


def _model_of(one: Model) -> type[Model]:
    """The type of a page is known without its fields."""
    return (isinstance(one, Page) and one.cached_content_type.model_class()) or type(one)


def _drafts(editions: set[int]) -> set[int]:
    """Keys of pages whose newest draft, which the reference index does not read, names an edition."""
    if not editions:
        return set()
    latest = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    # The number somewhere in the draft, to read few drafts; what it means there is asked of its content.
    held = Q()
    for edition in editions:
        held |= Q(raw__contains=str(edition))
    drafts = Revision.objects.filter(pk__in=latest).annotate(raw=Cast("content", TextField())).filter(held)
    contents = drafts.values_list("object_id", "content").iterator(chunk_size=50)
    return {int(page) for page, content in contents if names(content, editions)}


def _referring(editions: set[int]) -> list[Model]:
    """What the index names and still does so: it follows its objects a moment later."""
    own_type = ContentType.objects.get_for_model(PublicationDocument).pk
    keys = [str(edition) for edition in editions]
    references = ReferenceIndex.objects.filter(to_content_type=own_type, to_object_id__in=keys)
    by_type: dict[int, set[str]] = {}
    for type_id, key in references.values_list("content_type", "object_id").distinct():
        by_type.setdefault(type_id, set()).add(key)
    models = {ContentType.objects.get_for_id(type_id).model_class(): found for type_id, found in by_type.items()}
    return [
        one
        for model, found in models.items()
        if model is not None
        for one in naming(model._base_manager.filter(pk__in=found), editions)
    ]
