"""Which exception stands: why a record is public in one language alone, for as long as nothing has ended that."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils import timezone
from wagtail.models import Page

from .models import LanguageDuty, LanguageException


def standing_exception(key: UUID, first: Collection[str], missing: Collection[str]) -> LanguageException | None:
    """The newest exception for one of the languages ``first`` of a record that is ``missing`` in others; or None.

    It has ended for good once one of the missing languages was public after it was given.
    """
    given = LanguageException.objects.filter(translation_key=key, language__in=first).newest_first().first()
    return given if given and not ended(given, missing) else None


def ended(given: LanguageException, missing: Collection[str]) -> bool:
    since = Page.objects.filter(translation_key=given.translation_key, alias_of=None, live=False)
    return since.filter(locale__language_code__in=missing, last_published_at__date__gte=given.given_on).exists()


def began_on(page: Page, duty: LanguageDuty, today: date) -> date:
    """The day from which the longest time of a new exception for ``page`` counts.

    ``today``, or where the record was public with an exception before, and in this language alone ever since, the day
    of that: an exception is not made longer by withdrawing the record and giving another one.
    """
    if page.last_published_at is None:
        return today
    given = LanguageException.objects.filter(
        translation_key=page.translation_key,
        language=page.locale.language_code,
        given_on__lte=timezone.localdate(page.last_published_at),
    )
    others = [language for language in duty.required if language != page.locale.language_code]
    standing = [each.given_on for each in given if not ended(each, others)]
    return min([today, *standing])
