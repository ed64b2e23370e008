"""Putting into the outbox who is to be told what. Nothing is sent here."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.desk.access import writers_of
from cms.desk.models import Assignment, Event, Frequency, Notice
from cms.roles.choices import PUBLISHERS, publishing_translators, translators
from cms.translations.models import TranslatedSource


def tell(
    users: Iterable[AbstractBaseUser],
    event: Event,
    page: Page,
    *,
    by: AbstractBaseUser | None = None,
    note: str = "",
    title: str = "",
) -> int:
    """Note an event of ``page``, a translation, for users with an address who want mail; return for how many.

    Whoever did it is not told. Until a notice is sent, the same event makes no second one: the notice says what is
    the case now, and is tried anew.
    """
    wanted = [user for user in users if user.email and user.is_active and user != by and _frequency(user) != "never"]
    place = {"event": event, "translation_key": page.translation_key, "locale_id": page.locale_id}
    said = {"title": (title or page.get_admin_display_title())[:255], "note": note, "created_at": timezone.now()}
    waiting = Notice.objects.filter(user__in=wanted, sent_at=None, **place)
    waiting.update(**said, attempts=0, next_try_at=None)
    # Those that wait, or that another process has just written, make a conflict.
    Notice.objects.bulk_create([Notice(user=user, **place, **said) for user in wanted], ignore_conflicts=True)
    for user in wanted:
        if _frequency(user) == Frequency.AT_ONCE:
            transaction.on_commit(partial(_send_soon, user.pk))
    return len(wanted)


def _send_soon(user_id: int) -> None:
    from cms.desk.tasks import send_notices

    send_notices.enqueue(user_id)


def _frequency(user: AbstractBaseUser) -> str:
    preference = getattr(user, "translation_mails", None)
    return preference.frequency if preference else Frequency.DAILY


def translators_for(page: Page) -> list[AbstractBaseUser]:
    """Who is to know of work on ``page``: its translator, else who last wrote its texts, else all of the language."""
    users = get_user_model().objects.filter(is_active=True).select_related("translation_mails")
    open_ones = Assignment.objects.open().filter(translation_key=page.translation_key, locale_id=page.locale_id)
    assigned = users.filter(pk__in=open_ones.values("assignee"))
    wrote = users.filter(
        pk__in=StringTranslation.objects.filter(
            context__object_id=page.translation_key, locale_id=page.locale_id
        ).values("last_translated_by")
    ).filter(pk__in=writers_of(page).values("pk"))
    language = page.locale.language_code
    group = users.filter(groups__name__in=[translators(language), publishing_translators(language)]).distinct()
    return next((found for chosen in (assigned, wrote, group) if (found := list(chosen))), [])


def office_for(page: Page) -> list[AbstractBaseUser]:
    """Who waits for the translation ``page``: who gave the work, and who owns and last wrote the original."""
    users = get_user_model().objects.filter(is_active=True).select_related("translation_mails")
    given = Assignment.objects.filter(translation_key=page.translation_key, locale_id=page.locale_id)
    twins = Page.objects.filter(translation_key=page.translation_key).exclude(locale_id=page.locale_id)
    wanted = {
        *given.order_by("-pk").values_list("assigned_by", flat=True)[:1],
        *twins.values_list("owner", flat=True),
        *twins.annotate(writer=F("latest_revision__user")).values_list("writer", flat=True),
    }
    return list(users.filter(pk__in=wanted - {None}))


def publishers() -> list[AbstractBaseUser]:
    return list(get_user_model().objects.filter(is_active=True, groups__name=PUBLISHERS))


def translation_page(key: UUID, locale_id: int) -> Page | None:
    return Page.objects.filter(translation_key=key, locale_id=locale_id).select_related("locale").first()


def source_changed(key: UUID, locale_id: int, since: datetime) -> int:
    """Tell the translators of a page once for each time that it falls behind (``since``, a moment)."""
    _take_back_hand_over(key, locale_id, since)
    page = translation_page(key, locale_id)
    told = Notice.objects.filter(
        event=Event.CHANGED, translation_key=key, locale_id=locale_id, created_at__gte=since
    ).exists()
    if page is None or told:
        return 0
    return tell(translators_for(page), Event.CHANGED, page)


def _take_back_hand_over(key: UUID, locale_id: int, since: datetime) -> None:
    """What was handed over holds as long as every text of it is done; she hands it over again after the change."""
    this = {"translation_key": key, "locale_id": locale_id}
    open_texts = Q(untranslated_count__gt=0) | Q(machine_count__gt=0)
    handed_over = Assignment.objects.open().filter(**this, handed_over_at__isnull=False)
    if not TranslatedSource.objects.filter(open_texts, **this).exists():
        handed_over = handed_over.filter(handed_over_at__lt=since)
    handed_over.update(handed_over_at=None)


def arrived(key: UUID, locale_id: int, user_id: int | None = None) -> int:
    """Tell the translators of a language that a page waits for them, all but the user who began it."""
    page = translation_page(key, locale_id)
    by = get_user_model().objects.filter(pk=user_id).first()
    return tell(translators_for(page), Event.ARRIVED, page, by=by) if page else 0


def forget_what_is_done(page: Page) -> None:
    """Take out of the outbox what the publication of a translation has overtaken."""
    place = {"translation_key": page.translation_key, "locale_id": page.locale_id}
    overtaken = {Event.ARRIVED, Event.ASSIGNED, Event.LANDED}
    if not TranslatedSource.objects.filter(source_changed_at__isnull=False, **place).exists():
        overtaken.add(Event.CHANGED)
    Notice.objects.filter(event__in=overtaken, sent_at=None, claimed_at=None, **place).delete()
