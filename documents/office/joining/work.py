"""Files that were uploaded as documents of their own, one in each language, become one document; and apart again."""

from collections.abc import Collection
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page

from cms.text import fold
from documents import visibility
from documents.choices import DocumentKind
from documents.models import DocumentRecord, DocumentUse, PublicationDocument
from documents.office.library.changes import lock_records, merge
from documents.office.library.permissions import editions_to_change
from documents.office.library.rows import FACTS

JOINED, SEPARATED = "documents.join_languages", "documents.separate_languages"
MOST_SHOWN, MOST_WORDS = 20, 8
# What says nothing, so that the other document's word is taken unless somebody chooses.
_UNSAID = (None, "", DocumentKind.OTHER)


def candidates(edition: PublicationDocument, user: AbstractBaseUser, words: str = "") -> list[PublicationDocument]:
    """Up to 20 files that the user may change, of documents that have no file in a language of this document.

    Those with the same reference and date come first, then those with one of the two, then the newest; with ``words``,
    only those whose title or reference has each of them.
    """
    record = edition.record
    taken = DocumentRecord.objects.filter(editions__language__in=record.editions.values("language"))
    found = editions_to_change(user).exclude(record__in=taken).select_related("record")
    for word in fold(words).split()[:MOST_WORDS]:
        found = found.filter(Q(folded__contains=word) | Q(record__folded__contains=word))
    return list(_likely_first(found, record)[:MOST_SHOWN])


def _likely_first(found: QuerySet, record: DocumentRecord) -> QuerySet:
    same = [
        Q(record__reference=record.reference) if record.reference else Q(pk__in=[]),
        Q(record__date=record.date) if record.date else Q(pk__in=[]),
    ]
    cases = [When(same[0] & same[1], then=Value(0)), When(same[0], then=Value(1)), When(same[1], then=Value(2))]
    likeness = Case(*cases, default=Value(3), output_field=IntegerField())
    return found.annotate(likeness=likeness).order_by("likeness", "-pk")


def differing_facts(edition: PublicationDocument, other: PublicationDocument) -> list[str]:
    """Names of the facts that differ; topics never do, because the joined document has those of both."""
    return [name for name in FACTS if getattr(edition.record, name) != getattr(other.record, name)]


def is_better_in_other(name: str, edition: PublicationDocument, other: PublicationDocument) -> bool:
    """Only the other document says something."""
    return getattr(edition.record, name) in _UNSAID and getattr(other.record, name) not in _UNSAID


def obstacle(edition: PublicationDocument, other: PublicationDocument) -> str | None:
    """A sentence that says why the two cannot be one document, or None."""
    if edition.record_id == other.record_id:
        return _("The two files are of the same document already.")
    languages = [each.record.editions.values_list("language", flat=True) for each in (edition, other)]
    if set(languages[0]) & set(languages[1]):
        return _(
            "Both documents have a file in the same language. Separate one of them first, or correct its language."
        )
    return None


def becomes_public(edition: PublicationDocument, other: PublicationDocument) -> list[PublicationDocument]:
    """Files that no page shows so far and that readers get at once when the documents are joined."""
    records = [edition.record, other.record]
    if not any(record.listed for record in records):
        return []
    return [each for record in records if not record.listed for each in record.editions.all()]


@transaction.atomic
def join(
    edition: PublicationDocument, other: PublicationDocument, from_other: Collection[str], user: AbstractBaseUser
) -> bool:
    """Make the files of ``other``'s document files of ``edition``'s; False where that has become impossible.

    Facts named in ``from_other`` are taken from there. Pages that show either document then show both languages.
    """
    lock_records([edition.record_id, other.record_id])
    edition, other = (PublicationDocument.objects.select_related("record").get(pk=e.pk) for e in (edition, other))
    if obstacle(edition, other):
        return False
    target, gone = edition.record, other.record
    ours, theirs = list(target.editions.all()), list(gone.editions.all())
    former = str(gone.key)
    for name in from_other:
        setattr(target, name, getattr(gone, name))
    merge(target, gone)
    target.save()
    for each in theirs:
        each.record = target
        each.save()
        _log(JOINED, each, edition, user, former)
    for each in ours:
        _log(JOINED, each, other, user)
    return True


@transaction.atomic
def separate(edition: PublicationDocument, user: AbstractBaseUser) -> bool:
    """Make the file a document of its own with the same facts, by its former key; False where it is alone already.

    Pages go on showing the files that they name themselves.
    """
    lock_records([edition.record_id])
    edition = PublicationDocument.objects.select_related("record").get(pk=edition.pk)
    shared = edition.record
    others = list(shared.editions.exclude(pk=edition.pk))
    if not others:
        return False
    own = DocumentRecord.objects.create(key=_former_key(edition), **{name: getattr(shared, name) for name in FACTS})
    own.topics.set(shared.topics.all())
    edition.record = own
    edition.save()
    for page in Page.objects.filter(pk__in=DocumentUse.objects.filter(record=shared).values("page"), live=True):
        visibility.note_uses(page.specific)
    visibility.refresh([shared.pk, own.pk])
    for one, two in [(edition, others[0]), *((each, edition) for each in others)]:
        _log(SEPARATED, one, two, user)
    return True


def becomes_hidden(edition: PublicationDocument) -> list[PublicationDocument]:
    """Files that readers see now and no longer when ``edition`` is a document of its own: no page names their side."""
    editions = list(edition.record.editions.order_by("pk"))
    pages = Page.objects.filter(pk__in=DocumentUse.objects.filter(record=edition.record).values("page"), live=True)
    named = {key for page in pages.specific() for key in visibility.editions_named_by(page)}
    apart = [[edition], [each for each in editions if each.pk != edition.pk]]
    return [each for side in apart if named.isdisjoint(one.pk for one in side) for each in side if each.listed]


def _former_key(edition: PublicationDocument) -> UUID:
    entries = ModelLogEntry.objects.for_instance(edition).filter(action=JOINED).order_by("-timestamp", "-pk")
    for data in entries.values_list("data", flat=True):
        former = data.get("former_key")
        if former and not DocumentRecord.objects.filter(key=former).exists():
            return UUID(former)
    return uuid4()


def _log(action: str, edition: PublicationDocument, other: PublicationDocument, user, former: str = "") -> None:
    data = {"id": other.pk, "title": other.title, "language": other.language, "former_key": former}
    log(instance=edition, action=action, user=user, data=data)
