"""Sending what lies in the outbox: one mail a user with all that waits, in the user's language.

A notice is marked as sent only after the mail server took the mail, so a server that fails loses nothing. A process
claims the notices before it sends them, so two at the same time send nothing twice; a claim that never ended is free
again after ``CLAIM``. What the server refused is tried again and again, after longer and longer pauses.
"""

import logging
from datetime import date, datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMessage
from django.db.models import F, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from cms.desk.models import Frequency, MailPreference, Notice

logger = logging.getLogger(__name__)
CLAIM = timedelta(minutes=15)
# The pause after the first refusal, which doubles with each that follows, and the longest one.
FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=6)


def send_digests(today: date) -> tuple[int, int]:
    """Send to every user whose mail is due on ``today``; return how many mails went out and how many failed.

    Due is what waits for users who want it at once, and the daily mail of users who had none on that day.
    """
    waiting = get_user_model().objects.filter(pk__in=_due().values("user")).select_related("translation_mails")
    results = [result for user in waiting if (result := _send_if_due(user, today)) is not None]
    return sum(results), len(results) - sum(results)


def send_at_once(user_id: int) -> bool | None:
    """Send what waits for a user who wants mail at once; None where nothing does."""
    user = get_user_model().objects.filter(pk=user_id).select_related("translation_mails").first()
    if user is None or _preference(user).frequency != Frequency.AT_ONCE:
        return None
    return send_to(user)


def _send_if_due(user: AbstractBaseUser, today: date) -> bool | None:
    preference = _preference(user)
    if preference.frequency == Frequency.NEVER or (
        preference.frequency == Frequency.DAILY and preference.digest_on and preference.digest_on >= today
    ):
        return None
    sent = send_to(user)
    if sent and preference.frequency == Frequency.DAILY:
        MailPreference.objects.update_or_create(user=user, defaults={"digest_on": today})
    return sent


def _preference(user: AbstractBaseUser) -> MailPreference:
    return getattr(user, "translation_mails", None) or MailPreference(user=user)


def _unsent() -> QuerySet[Notice]:
    return Notice.objects.filter(sent_at=None, user__is_active=True, user__email__gt="")


def _due() -> QuerySet[Notice]:
    """What is to be tried now; whatever else waits for the same user goes with it."""
    return _unsent().filter(Q(next_try_at=None) | Q(next_try_at__lte=timezone.now()))


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many refusals (1 or more) in a row."""
    return min(FIRST_PAUSE * 2 ** min(attempts - 1, 10), LONGEST_PAUSE)


def send_to(user: AbstractBaseUser) -> bool | None:
    """Send one mail with all that waits for ``user``; None where nothing is due, False where the server refused."""
    now = timezone.now()
    if not _due().filter(user=user).exists():
        return None
    free = _unsent().filter(Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM), user=user)
    if not free.update(claimed_at=now, attempts=F("attempts") + 1):
        return None
    notices = list(
        Notice.objects.filter(user=user, claimed_at=now, sent_at=None).select_related("locale").order_by("pk")
    )
    try:
        _mail(user, notices).send()
    except (OSError, SMTPException) as error:
        logger.warning("translation_mail_failed: user %s: %s", user.pk, error)
        _give_back(notices, now, str(error))
        return False
    # An event that came again while its mail was under way has no attempt yet: it stays for the next mail.
    _of(notices).filter(attempts__gt=0).update(sent_at=timezone.now(), last_error="")
    _of(notices).update(claimed_at=None)
    return True


def _give_back(notices: list[Notice], now: datetime, error: str) -> None:
    again = now + pause_after(max(notice.attempts for notice in notices))
    _of(notices).filter(attempts__gt=0).update(next_try_at=again, last_error=error[:250])
    _of(notices).update(claimed_at=None)


def _of(notices: list[Notice]) -> QuerySet[Notice]:
    return Notice.objects.filter(pk__in=[notice.pk for notice in notices])


def _mail(user: AbstractBaseUser, notices: list[Notice]) -> EmailMessage:
    with translation.override(UserProfile.get_for_user(user).get_preferred_language()):
        body = render_to_string("desk/mail.txt", _mail_context(user, notices))
        subject = ngettext("%(count)d translation needs you", "%(count)d translations need you", len(notices))
        return EmailMessage(subject % {"count": len(notices)}, body, settings.DEFAULT_FROM_EMAIL, [user.email])


def _mail_context(user: AbstractBaseUser, notices: list[Notice]) -> dict:
    keys = {notice.translation_key for notice in notices}
    running = Translation.objects.filter(enabled=True, source__object_id__in=keys)
    addresses = {
        (key, locale): reverse("desk:edit", args=[pk])
        for pk, key, locale in running.values_list("pk", "source__object_id", "target_locale_id")
    }
    base = settings.WAGTAILADMIN_BASE_URL
    for notice in notices:
        address = addresses.get((notice.translation_key, notice.locale_id)) or reverse("desk:inbox")
        notice.address = f"{base}{address}"
    return {
        "user": user,
        "notices": notices,
        "inbox": f"{base}{reverse('desk:inbox')}",
        "settings": f"{base}{reverse('wagtailadmin_account')}",
    }
