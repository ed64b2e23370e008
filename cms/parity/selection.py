"""Pages that are chosen together for one publication: each language of a record counts as ready for the other."""

from collections import Counter
from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page

from cms.translations.readiness import running_translation

from . import gate, ready


def languages_chosen_together(pages: Sequence[Page], user: AbstractBaseUser) -> list[Page]:
    """The drafts among ``pages`` that are chosen in several languages and are not marked as ready yet.

    Without translations, which are ready when every text is translated, and what the user may not publish.
    """
    drafts = {page.pk: page for page in pages if not page.live}.values()
    chosen = Counter(page.translation_key for page in drafts)
    several = [page for page in drafts if chosen[page.translation_key] > 1]
    return [page for page in several if _may_be_marked(page, user)]


def _may_be_marked(page: Page, user: AbstractBaseUser) -> bool:
    if gate.gated_duty(page) is None or running_translation(page) or ready.is_marked(page):
        return False
    return page.permissions_for_user(user).can_publish()
