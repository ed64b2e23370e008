"""Whether a record may become public for the first time, by what its kind asks for.

The gate stands before the first publication of a record only: a page that is public already, and a page whose record
is public in every other required language, pass it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import Translation, TranslationSource

from cms.templatetags.cms_tags import language_in_sentence
from cms.translations.drafts import is_first_publication
from cms.translations.readiness import publication_obstacle, running_translation

from .choices import Gate
from .log_actions import READY
from .models import LanguageDuty, LanguageException
from .reading.pages import kinds
from .refreshing import Duties


@dataclass(frozen=True)
class Obstacle:
    """Why a page may not be public yet. ``may_be_excepted``: a reasoned exception would let it through."""

    sentence: str
    may_be_excepted: bool


def duty_of(page: Page) -> LanguageDuty | None:
    model = page.specific_class
    kind = kinds().get(model)
    if kind is None:
        return None
    detail = page.specific.kind if kind == "act" else ""
    return Duties.load().of(kind, detail)


def gated_duty(page: Page) -> LanguageDuty | None:
    """The duty of a kind that asks for all languages together, for a page in one of them."""
    if page.alias_of_id:
        return None
    duty = duty_of(page)
    if duty is None or duty.gate == Gate.FREE or page.locale.language_code not in duty.required:
        return None
    return duty


def twins_of(page: Page, duty: LanguageDuty) -> dict[str, Page]:
    """The record's pages in the other required languages, by language; repeated texts of another one are none."""
    others = page.get_translations().filter(alias_of=None, locale__language_code__in=duty.required)
    return {twin.locale.language_code: twin for twin in others.select_related("locale").specific()}


def obstacle(page: Page, today: date) -> Obstacle | None:
    """What keeps ``page``, with the content it has in memory, from becoming public; None where nothing does."""
    duty = None if _is_public(page) else gated_duty(page)
    return obstacle_to_first(page, duty, today) if duty else None


def obstacle_to_first(page: Page, duty: LanguageDuty, today: date) -> Obstacle | None:
    """The same for the first publication of ``page``, also while it is being made."""
    twins = twins_of(page, duty)
    others = [language for language in duty.required if language != page.locale.language_code]
    lacking = [language for language in others if not is_ready(twins.get(language), page)]
    if not lacking or (duty.gate == Gate.EXCEPTION and open_exception(page, today)):
        return None
    return _say(page, lacking, duty)


def obstacle_of_record(key: UUID, today: date) -> Obstacle | None:
    """What keeps a record that a loader has just written from being public as it is."""
    pages = list(Page.objects.filter(translation_key=key, alias_of=None).select_related("locale").specific())
    for page in pages:
        duty = gated_duty(page) if page.live and is_first_publication(page) else None
        if duty and (found := obstacle_to_first(page, duty, today)):
            return found
    return None


def _is_public(page: Page) -> bool:
    """By the database: forms and revisions bring a page that is already set to be live."""
    return Page.objects.filter(pk=page.pk, live=True).exists()


def _say(page: Page, lacking: list[str], duty: LanguageDuty) -> Obstacle:
    values = {
        "title": page.get_admin_display_title(),
        "languages": ", ".join(map(language_in_sentence, lacking)),
    }
    if duty.gate == Gate.EXCEPTION:
        return Obstacle(
            _(
                "“%(title)s” cannot be published yet: records of this kind become public in all languages together, "
                "and it is not ready in: %(languages)s. Have it translated or marked as ready there, or give a "
                "reasoned exception."
            )
            % values,
            may_be_excepted=True,
        )
    return Obstacle(
        _(
            "“%(title)s” cannot be published yet: records of this kind become public in all languages together, and "
            "it is not ready in: %(languages)s. Have it translated or marked as ready there."
        )
        % values,
        may_be_excepted=False,
    )


def open_exception(page: Page, today: date) -> LanguageException | None:
    """The newest exception that lets this language of the record go first today."""
    given = LanguageException.objects.filter(translation_key=page.translation_key, language=page.locale.language_code)
    return given.holding(today).newest_first().first()


def is_ready(twin: Page | None, page: Page) -> bool:
    """Public, or complete as a translation, or marked as ready in its newest draft, or due by its own schedule."""
    if twin is None:
        return False
    if twin.live:
        return True
    translation = running_translation(twin)
    if translation and translation.source.locale_id == page.locale_id:
        return _is_complete(translation, page)
    return is_marked(twin) or _is_due(twin)


def _is_complete(translation: Translation, page: Page) -> bool:
    """Whether the translation could be public if ``page``, as it is in memory, were: tried out, and taken back."""
    with transaction.atomic():
        TranslationSource.update_or_create_from_instance(page)
        Page.objects.filter(pk=page.pk).update(live=True)
        hindered = publication_obstacle(translation.get_target_instance())
        transaction.set_rollback(True)
    return hindered is None


def _is_due(page: Page) -> bool:
    scheduled = page.scheduled_revision
    return scheduled is not None and scheduled.approved_go_live_at <= timezone.now()


def is_marked(page: Page) -> bool:
    """Somebody said of the newest draft that it is ready to be public together with the other languages."""
    return PageLogEntry.objects.filter(action=READY, revision=page.latest_revision_id).exists()


def mark_ready(page: Page, user: AbstractBaseUser | None) -> None:
    """Say so, in the history of the page. Raises ValidationError for what a publication lacks."""
    draft = page.get_latest_revision_as_object()
    draft.live = True
    draft.full_clean()
    log(instance=page, action=READY, user=user, revision=page.get_latest_revision())


class PublicationRefused(ValidationError):
    """The last line of defence, for ways to publish that asked nobody; the transaction is taken back."""
