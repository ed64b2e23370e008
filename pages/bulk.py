"""Publishing many new records at once: the rows that publishing them one by one writes, by a few statements a batch.

For importers of archives and synthetic municipalities. Every page is validated as it is when an editor publishes it;
one bad page refuses the whole batch and leaves everything as it was.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from modelsearch.backends import get_search_backends
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.signals import page_published

from cms.models import RecordPage
from cms.text import readable_slug

from .models import YearPage

CREATED, PUBLISHED = "wagtail.create", "wagtail.publish"
# What the tree and the batch itself decide; the rest of a page is validated.
_PLACED = {"path", "depth", "numchild", "slug", "url_path", "page_ptr", "content_type"}


@transaction.atomic
def publish_new(year: YearPage, pages: Sequence[RecordPage], now: datetime, user=None) -> None:
    """Publish new pages of one language below a year, in the order given.

    Topics, places and attachments that were set on the unsaved pages are written too. ``now`` becomes the time of the
    first publication where a page has none. Raises ValidationError (for the first page that cannot be published).
    """
    parent = Page.objects.select_for_update().get(pk=year.pk)
    _place(parent, pages)
    for page in pages:
        page.locale_id, page.owner = parent.locale_id, user
        _know_all_relations(page)
        _check(page)
    for model, batch in groupby(pages, type):
        _insert(model, list(batch), now)
    revisions = _write_revisions(pages, now, user)
    _log(pages, revisions, now, user)
    _write_references(pages)
    _write_search_index(pages)
    for page, revision in zip(pages, revisions, strict=True):
        page_published.send(sender=type(page), instance=page, revision=revision)


def _place(parent: Page, pages: Sequence[RecordPage]) -> None:
    """Give each page its path and a free address below the parent."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    last = parent.get_children().order_by("-path").values_list("path", flat=True).first()
    first = Page._str2int(last[-Page.steplen :]) + 1 if last else 1
    for step, page in enumerate(pages, first):
        page.depth, page.numchild = parent.depth + 1, 0
        page.path = Page._get_path(parent.path, page.depth, step)
        page.slug = _free(readable_slug(page.title) or str(page._meta.model_name), taken)
        page.set_url_path(parent)
        page.draft_title, page.live, page.has_unpublished_changes = page.title, False, False
    Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + len(pages))


def _free(slug: str, taken: set[str]) -> str:
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    taken.add(free)
    return free


def _know_all_relations(page: RecordPage) -> None:
    """What was not set on a new page is empty: without this, each look at it would ask the database."""
    known = page.__dict__.setdefault("_cluster_related_objects", {})
    names = [relation.get_accessor_name() for relation in get_all_child_relations(page)]
    names += [field.name for field in page._meta.many_to_many if isinstance(field, ParentalManyToManyField)]
    for name in names:
        known.setdefault(name, [])


def _check(page: RecordPage) -> None:
    """Validate as for publication. Foreign keys come from objects that exist; the address is free already."""
    page._check_slug_is_unique = lambda: None
    relations = {field.name for field in page._meta.fields if field.is_relation}
    page.clean_fields(exclude=_PLACED | relations)
    page.clean()
    del page._check_slug_is_unique
    if errors := page.publication_errors():
        raise ValidationError(errors)


def _insert(model: type[RecordPage], pages: list[RecordPage], now: datetime) -> None:
    """Insert the rows of the page table, of the type's own table, and of what belongs to the pages."""
    bases = Page.objects.bulk_create(_base(page, now) for page in pages)
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.id = page.page_ptr_id = base.pk
        page._state.adding, page._state.db = False, base._state.db
    # Django's bulk_create refuses inherited tables; the rows of the parent table exist already, so this is safe.
    model._base_manager.all()._batched_insert(pages, fields=model._meta.local_concrete_fields, batch_size=500)
    _insert_choices(model, pages)
    _insert_children(model, pages)


def _base(page: RecordPage, now: datetime) -> Page:
    """The row of the page table as it is after the publication, but for the revisions, which need its key."""
    fields = (field for field in Page._meta.local_concrete_fields if not field.primary_key)
    values = {field.attname: _before_saving(field, page) for field in fields}
    return Page(**values | {"live": True} | _times(page, now))


def _times(page: RecordPage, now: datetime) -> dict[str, datetime]:
    return {
        "latest_revision_created_at": now,
        "last_published_at": now,
        "first_published_at": page.first_published_at or now,
    }


def _before_saving(field: models.Field, page: RecordPage):
    return field.pre_save(page, add=True) if field.name == "translation_key" else getattr(page, field.attname)


def _insert_choices(model: type[RecordPage], pages: list[RecordPage]) -> None:
    for field in model._meta.many_to_many:
        if not isinstance(field, ParentalManyToManyField):
            continue
        through, own, other = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
        through.objects.bulk_create(
            through(**{f"{own}_id": page.pk, f"{other}_id": term.pk})
            for page in pages
            for term in getattr(page, field.name).get_object_list()
        )


def _insert_children(model: type[RecordPage], pages: list[RecordPage]) -> None:
    for relation in get_all_child_relations(model):
        name, key = relation.get_accessor_name(), relation.field.attname
        children = []
        for page in pages:
            for child in page._cluster_related_objects[name]:
                setattr(child, key, page.pk)
                children.append(child)
        relation.related_model.objects.bulk_create(children)


def _write_revisions(pages: Sequence[RecordPage], now: datetime, user) -> list[Revision]:
    """Keep each page as it was before its publication, then publish it by this revision."""
    for page in pages:
        page.latest_revision_created_at = now
    base = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type_id=page.content_type_id,
            base_content_type=base,
            object_id=str(page.pk),
            created_at=now,
            user=user,
            content=page.serializable_data(),
            object_str=str(page),
        )
        for page in pages
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.live, page.latest_revision, page.live_revision = True, revision, revision
        for name, value in _times(page, now).items():
            setattr(page, name, value)
    with connection.cursor() as cursor:
        # Several times as quick as the one large statement of bulk_update.
        cursor.executemany(
            f"UPDATE {Page._meta.db_table} SET latest_revision_id = %s, live_revision_id = %s WHERE id = %s",  # noqa: S608
            [(revision.pk, revision.pk, page.pk) for page, revision in zip(pages, revisions, strict=True)],
        )
    return revisions


def _log(pages: Sequence[RecordPage], revisions: list[Revision], now: datetime, user) -> None:
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=page.pk,
            content_type_id=page.content_type_id,
            label=page.get_admin_display_title()[:200],
            action=action,
            timestamp=now,
            user=user,
            revision=revision,
            content_changed=True,
            data={},
        )
        for page, revision in zip(pages, revisions, strict=True)
        for action in (CREATED, PUBLISHED)
    )


def _write_references(pages: Sequence[RecordPage]) -> None:
    base = ContentType.objects.get_for_model(Page)
    ReferenceIndex.objects.bulk_create(
        (
            ReferenceIndex(
                content_type_id=page.content_type_id,
                base_content_type=base,
                object_id=str(page.pk),
                to_content_type_id=to_type,
                to_object_id=to_object,
                model_path=model_path,
                content_path=path,
                content_path_hash=ReferenceIndex._get_content_path_hash(path),
            )
            for page in pages
            for to_type, to_object, model_path, path in set(ReferenceIndex._extract_references_from_object(page))
        ),
        batch_size=500,
    )


def _write_search_index(pages: Sequence[RecordPage]) -> None:
    for backend in get_search_backends(with_auto_update=True):
        for model, batch in groupby(pages, type):
            backend.add_bulk(model, list(batch))
