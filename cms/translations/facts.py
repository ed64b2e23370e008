"""Facts are shared by the languages of a record: what is published in one goes into the others, draft and public.

They flow from originals and from pages written on their own. A translation that is kept in step with its original
gets its facts from there and gives none back; facts that a translator chose for one language stay as chosen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail_localize.models import SegmentOverride, TranslationSource

from .fact_fields import copy_facts
from .log_actions import FACTS_COPIED
from .readiness import running_translation

_copying: ContextVar[bool] = ContextVar("copying_facts", default=False)
_words_stay: ContextVar[bool] = ContextVar("words_stay", default=False)


def is_copying() -> bool:
    """True while a twin is published only because its facts were copied; nothing follows from that."""
    return _copying.get()


def words_stay() -> bool:
    """True while a page is published of which no word was touched: only its facts were copied."""
    return _words_stay.get()


@contextmanager
def no_sharing() -> Iterator[None]:
    """Publications inside send their facts nowhere: copies of facts, and bulk loaders that give every twin the same."""
    token = _copying.set(True)
    try:
        yield
    finally:
        _copying.reset(token)


@transaction.atomic
def share(page: Page, user: AbstractBaseUser | None) -> int:
    """Copy the facts of the published ``page`` to its twins; return how many changed. A second call changes none."""
    _refresh_texts_to_translate(page)
    if running_translation(page):
        return 0
    twins = page.get_translations().filter(alias_of=None).specific()
    return sum(_share_with(page, twin, user) for twin in twins if type(twin) is type(page))


def as_told(page: Page) -> Page:
    """What ``page`` tells of its facts, read anew: a public page what readers see, another its newest draft."""
    fresh = Page.objects.get(pk=page.pk).specific
    return fresh if fresh.live else fresh.get_latest_revision_as_object()


def differing_facts(page: Page, other: Page) -> list[str]:
    """Names of the facts in which two pages of one type differ, each as it tells them. Changes nothing."""
    return copy_facts(as_told(page), as_told(other), keep=set())


@transaction.atomic
def share_chosen(page: Page, other: Page, from_other: set[str], user: AbstractBaseUser | None) -> None:
    """Make the facts of two twins the same: those in ``from_other`` as ``other`` has them, the rest as ``page`` has.

    What was never public stays so: the facts of a draft go into the draft of a public page.
    """
    names = set(differing_facts(page, other))
    given, taken = names - from_other, names & from_other
    if given:
        _share_with(as_told(page), other.specific, user, keep=taken, public=page.live)
    if taken:
        # Read anew: what was given changed it.
        _share_with(as_told(other), Page.objects.get(pk=page.pk).specific, user, keep=given, public=other.live)


def _refresh_texts_to_translate(page: Page) -> None:
    """Translators see at once which texts are new; without it the next translation would bring back old facts."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source and source.translations.filter(enabled=True).exists():
        source.update_from_db()


def _share_with(
    page: Page, twin: Page, user: AbstractBaseUser | None, keep: set[str] = frozenset(), public: bool = True
) -> bool:
    """Without ``public`` only the draft of ``twin`` changes."""
    keep = _chosen_by_translators(twin) | keep
    with_draft = twin.has_unpublished_changes or not (twin.live and public)
    draft = twin.get_latest_revision_as_object() if with_draft else None
    draft_changes = copy_facts(page, draft, keep) if draft else []
    changes = copy_facts(page, twin, keep) if twin.live and public else []
    if not changes and not draft_changes:
        return False
    plan = _Plan(twin)
    revision = _publish(twin, user) if changes else None
    if draft:
        revision = draft.save_revision(user=user, clean=False, approved_go_live_at=plan.go_live_at)
    plan.restore(revision, republished=bool(changes))
    _log(page, twin, user, revision, sorted({*changes, *draft_changes}))
    return True


def _chosen_by_translators(twin: Page) -> set[str]:
    if not running_translation(twin):
        return set()
    chosen = SegmentOverride.objects.filter(context__object_id=twin.translation_key, locale_id=twin.locale_id)
    return set(chosen.values_list("context__path", flat=True))


def _publish(twin: Page, user: AbstractBaseUser | None) -> Revision:
    revision = twin.save_revision(user=user, clean=False)
    token = _words_stay.set(True)
    try:
        with no_sharing():
            revision.publish(user=user, log_action=False, skip_permission_checks=True)
    finally:
        _words_stay.reset(token)
    return revision


def _log(page: Page, twin: Page, user: AbstractBaseUser | None, revision: Revision, fields: list[str]) -> None:
    source = {"id": page.pk, "title": page.title, "language": page.locale.language_code}
    log(
        instance=twin,
        action=FACTS_COPIED,
        user=user,
        revision=revision,
        data={"source": source, "fields": fields},
        content_changed=True,
    )


class _Plan:
    """What was planned for a draft, which publishing the twin's facts would undo: its moderation and its date."""

    def __init__(self, twin: Page):
        self.twin = twin
        self.state = twin.current_workflow_state
        self.scheduled = twin.scheduled_revision
        latest = self.scheduled and self.scheduled.is_latest_revision()
        self.go_live_at = self.scheduled.approved_go_live_at if latest else None
        self.approved_go_live_at = self.scheduled.approved_go_live_at if self.scheduled else None

    def restore(self, revision: Revision, republished: bool) -> None:
        if self.go_live_at:
            self.twin.revisions.exclude(pk=revision.pk).update(approved_go_live_at=None)
        elif self.approved_go_live_at:
            Revision.objects.filter(pk=self.scheduled.pk).update(approved_go_live_at=self.approved_go_live_at)
        if self.state and republished:
            self.state.workflow.start(self.twin, self.state.requested_by)
        elif self.state and self.state.current_task_state:
            task_state = self.state.current_task_state
            task_state.revision = revision
            task_state.save(update_fields=["revision"])
