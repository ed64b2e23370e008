"""The same answer to the same call, however often it comes (draft-ietf-httpapi-idempotency-key-header-07)."""

import hashlib
import re
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.intake.models import KeptAnswer
from documents.files import checksums

from .problems import InTheWay, NotUnderstood, Refused

HEADER = "Idempotency-Key"
KEY = re.compile(r'"?([\x21\x23-\x7e]{1,200})"?')
# Longer than any call lasts: what is still without an answer then was broken off, and nothing came of it.
LONGEST_CALL = timedelta(minutes=10)
REPLAYED = "Idempotency-Replayed"


def key_of(request: HttpRequest) -> str | None:
    sent = request.headers.get(HEADER)
    if sent is None:
        return None
    found = KEY.fullmatch(sent.strip())
    if not found:
        raise NotUnderstood(_("The Idempotency-Key must have 1 to 200 visible signs without spaces, best a UUID."))
    return found[1]


def fingerprint_of(request: HttpRequest) -> str:
    """Of what is asked for; of a form by its parts, because its borders differ each time that it is sent."""
    found = hashlib.sha256(f"{request.method} {request.get_full_path()} {request.headers.get('If-Match')}".encode())
    if request.content_type != "multipart/form-data":
        found.update(request.body)
        return found.hexdigest()
    for name in sorted(request.POST):
        found.update(repr((name, request.POST.getlist(name))).encode())
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            found.update(repr((name, file.name, checksums(file)[0])).encode())
            file.seek(0)
    return found.hexdigest()


def claim(user, key: str, fingerprint: str) -> KeptAnswer:
    """The row of this call, with its answer where there is one. Raises Refused where it cannot be answered now."""
    now = timezone.now()
    KeptAnswer.objects.filter(user=user, key=key, started_at__lt=_oldest(now)).delete()
    row, made = KeptAnswer.objects.get_or_create(
        user=user, key=key, defaults={"fingerprint": fingerprint, "started_at": now}
    )
    if made or row.fingerprint == fingerprint and row.status is not None:
        return row
    if row.fingerprint != fingerprint:
        raise Refused(_("This Idempotency-Key was sent before with something else. Take a new key for a new call."))
    broken_off = KeptAnswer.objects.filter(pk=row.pk, status=None, started_at__lt=now - LONGEST_CALL)
    if not broken_off.update(started_at=now):
        raise InTheWay(_("The same call is still under way. Wait some seconds and send it again."))
    return row


def keep(row: KeptAnswer, status: int, location: str, page: int | None, document: int | None) -> None:
    """What was written, by its number; not a word of it."""
    facts = {"status": status, "location": location, "page_id": page, "document_id": document}
    KeptAnswer.objects.filter(pk=row.pk).update(**facts)


def let_go(row: KeptAnswer) -> None:
    """Nothing came of the call: it may be sent again, also corrected."""
    KeptAnswer.objects.filter(pk=row.pk, status=None).delete()


def forget(now: datetime) -> int:
    """Delete what is older than ``INTAKE_KEYS_KEPT_DAYS``; return the number of rows."""
    return KeptAnswer.objects.filter(started_at__lt=_oldest(now)).delete()[0]


def _oldest(now: datetime) -> datetime:
    return now - timedelta(days=settings.INTAKE_KEYS_KEPT_DAYS)
