"""Whether a record may become public, by what its kind asks for.

The gate stands before the step into the public only, the first one or one after a withdrawal: a page that is public
already is changed without it, and a page whose record is public in every other required language passes it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.templatetags.cms_tags import language_in_sentence

from .choices import Gate
from .excuses import standing_exception
from .importing import passed_unasked
from .models import LanguageDuty, LanguageException
from .reading.pages import kinds
from .ready import is_ready, waits_for_its_day
from .refreshing import Duties


class PublicationRefused(ValidationError):
    """The last line of defence, for ways to publish that asked nobody; nothing of the publication is kept."""


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


def gated_duty(page: Page, alias_too: bool = False) -> LanguageDuty | None:
    """The duty of a kind that asks for all languages together, for a page in one of them.

    An alias has none, unless it is asked what would hold for it as a page of its own (``alias_too``).
    """
    if page.alias_of_id and not alias_too:
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
    """The same for a page that is not public, also while it becomes so."""
    twins = twins_of(page, duty)
    others = [language for language in duty.required if language != page.locale.language_code]
    lacking = {language: twins.get(language) for language in others if not is_ready(twins.get(language), page)}
    if not lacking or (duty.gate == Gate.EXCEPTION and open_exception(page, lacking, today)):
        return None
    return _say(page, lacking, duty)


def obstacle_of_record(key: UUID, today: date) -> Obstacle | None:
    """What keeps a record that a loader has just written (``importing``) from being public as it is."""
    written = Page.objects.filter(translation_key=key, live=True, pk__in=passed_unasked())
    for page in written.select_related("locale").specific():
        duty = gated_duty(page)
        if duty and (found := obstacle_to_first(page, duty, today)):
            return found
    return None


def open_exception(page: Page, lacking: dict[str, Page | None], today: date) -> LanguageException | None:
    """The exception that lets this language of the record go before the ``lacking`` ones today."""
    given = standing_exception(page.translation_key, [page.locale.language_code], lacking)
    return given if given and given.until >= today else None


def _is_public(page: Page) -> bool:
    """By the database: forms and revisions bring a page that is already set to be live."""
    return Page.objects.filter(pk=page.pk, live=True).exists()


def _say(page: Page, lacking: dict[str, Page | None], duty: LanguageDuty) -> Obstacle:
    planned = [language for language, twin in lacking.items() if twin and waits_for_its_day(twin)]
    unready = [language for language in lacking if language not in planned]
    values = {
        "title": page.get_admin_display_title(),
        "languages": ", ".join(map(language_in_sentence, unready or planned)),
    }
    may_be_excepted = duty.gate == Gate.EXCEPTION
    if not unready:
        sentence = _(
            "“%(title)s” cannot be published yet: records of this kind become public in all languages together, and "
            "it is meant for a later day in: %(languages)s. Plan it for the same day, or take the day away there."
        )
    elif may_be_excepted:
        sentence = _(
            "“%(title)s” cannot be published yet: records of this kind become public in all languages together, "
            "and it is not ready in: %(languages)s. Have it translated or marked as ready there, or give a "
            "reasoned exception."
        )
    else:
        sentence = _(
            "“%(title)s” cannot be published yet: records of this kind become public in all languages together, and "
            "it is not ready in: %(languages)s. Have it translated or marked as ready there."
        )
    return Obstacle(sentence % values, may_be_excepted)
