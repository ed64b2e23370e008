"""What the public interface says of a page or document, read in one query: machines learn no more from a page."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from cms.api.models import ApiItem, Resource
from cms.api.reading.answers import item_json
from cms.images.models import Rendition
from cms.images.renditions import PUBLIC_SIZES
from search.models import CatalogueEntry


@dataclass(frozen=True)
class Facts:
    """``said`` is the answer of ``/api/v1/`` as plain values (``cms.api.contract``); ``modified`` the last change.

    ``arms`` is the stored picture of the coat of arms that was asked for with it: file, width and height.
    """

    item: ApiItem
    said: dict[str, Any]
    modified: datetime | None
    arms: tuple[str, int, int] | None = None

    @property
    def type(self) -> str:
        return self.item.type

    @property
    def language(self) -> str:
        return self.item.language

    @property
    def url(self) -> str:
        """The address of the page for people."""
        return self.said["page"] if self.item.resource == Resource.DOCUMENT else self.said["url"]

    @property
    def summary(self) -> str:
        return self.said.get("summary") or self.said.get("description") or ""

    def word(self, choice: dict | None) -> str:
        """The label or name of a choice or term in the language of the record."""
        words = (choice or {}).get("label") or (choice or {}).get("name") or {}
        return words.get(self.language) or next(iter(words.values()), "")


def facts_of(resource: Resource, number: int, today: date, arms: int | None = None) -> Facts | None:
    """The facts of a public item, with the picture ``arms`` in its public size; None where nothing is public.

    An edition whose file was withdrawn is not told of either.
    """
    item = (
        ApiItem.objects.filter(resource=resource, object_id=number, removed_at=None)
        .select_related("answer")
        .annotate(modified=_modified(resource), **_arms(arms))
        .first()
    )
    if item is None or not hasattr(item, "answer"):
        return None
    said = json.loads(item_json(item, today))
    if said.get("withdrawn_at"):
        return None
    picture = (item.arms_file, item.arms_width, item.arms_height) if item.arms_file else None
    return Facts(item, said, item.modified or _newest_upload(said), picture)


def _modified(resource: Resource) -> Subquery:
    """The last publication of a page; null for documents, whose uploads tell it."""
    entries = CatalogueEntry.objects.all() if resource == Resource.RECORD else CatalogueEntry.objects.none()
    return Subquery(entries.filter(page=OuterRef("object_id")).values("changed_at")[:1])


def _arms(image: int | None) -> dict[str, Subquery]:
    stored = Rendition.objects.filter(image=image, filter_spec=PUBLIC_SIZES[1], focal_point_key="")
    return {f"arms_{name}": Subquery(stored.values(name)[:1]) for name in ("file", "width", "height")}


def _newest_upload(said: dict[str, Any]) -> datetime | None:
    uploads = [version["uploaded_at"] for version in said.get("versions", ())]
    return datetime.fromisoformat(max(uploads)) if uploads else None
