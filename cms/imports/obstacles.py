"""Why an import keeps its hands off a page that somebody works on, or that is public."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from .rows import Refusal, Row


def to_writing(page: Page, row: Row, expected: type[Page], draft: bool) -> Refusal | None:
    """The reason not to change ``page``, or None."""
    if not isinstance(page, expected):
        reason = _("The portal has this record as another type: %(type)s. Give the row another word in this column.")
        reason %= {"type": page._meta.verbose_name}
    elif page.live and page.has_unpublished_changes:
        reason = _("Somebody has unpublished changes on this page. Publish or discard them, then import again.")
    elif page.locked or page.current_workflow_state:
        reason = _("The page is locked or waits for approval. Import again when that has ended.")
    elif draft and page.live:
        reason = _("The record is public, and its files cannot be changed in secret. Import without --draft.")
    else:
        return None
    return row.refuse("record", reason)
