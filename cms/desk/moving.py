"""Work and notices follow a page that became another record's language, or a record of its own again."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from .models import Assignment, Notice


@transaction.atomic
def follow(old_key: UUID, new_key: UUID, page: Page) -> None:
    """What waited for the place that ``page`` takes has its page now; what waited for a record that is gone ends."""
    place, former = (Q(translation_key=key, locale=page.locale_id) for key in (new_key, old_key))
    _end(place)
    for model in (Assignment, Notice):
        model.objects.filter(former).update(translation_key=new_key)
    if not Page.objects.filter(translation_key=old_key).exists():
        _end(Q(translation_key=old_key))


def _end(rows: Q) -> None:
    Assignment.objects.open().filter(rows).update(done_at=timezone.now())
    Notice.objects.filter(rows, sent_at=None).delete()
