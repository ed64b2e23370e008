"""Copies of texts before something comes over them, and what earlier texts there are for a place."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from .machine_marks import plain
from .models import KeptText, Loss
from .texts import strings_of


def before_text_is_replaced(sender, instance: StringTranslation, raw: bool = False, **kwargs) -> None:
    if raw or instance.pk is None:
        return
    before = StringTranslation.objects.filter(pk=instance.pk).select_related("context", "translation_of").first()
    if before and before.data != instance.data:
        _keep(before, Loss.REPLACED, instance.last_translated_by)


def before_text_is_removed(sender, instance: StringTranslation, **kwargs) -> None:
    _keep(instance, Loss.REMOVED, None)


def _keep(text: StringTranslation, reason: Loss, user: AbstractBaseUser | None) -> None:
    if text.context is None or not text.data:
        return
    KeptText.objects.create(
        translation_key=text.context.object_id,
        locale_id=text.locale_id,
        path=text.context.path,
        source=text.translation_of.data,
        text=text.data,
        reason=reason,
        kept_by=get_active_log_context().user or user,
    )


def keep_page(page: Page, reason: Loss, user: AbstractBaseUser | None) -> int:
    """Keep every text of the specific ``page`` that is not the newest kept one of its place; return how many."""
    newest = {(row.path, row.text) for row in _rows(page)}
    missing = [text for text in strings_of(page) if (text.path, text.string.data) not in newest]
    KeptText.objects.bulk_create(
        KeptText(
            translation_key=page.translation_key,
            locale_id=page.locale_id,
            path=text.path,
            text=text.string.data,
            reason=reason,
            kept_by=user,
        )
        for text in missing
    )
    return len(missing)


def _rows(page: Page):
    return KeptText.objects.filter(translation_key=page.translation_key, locale_id=page.locale_id)


@dataclass(frozen=True)
class Earlier:
    """A text that stood, or stands elsewhere, in the translation; ``source`` is what it translated, where known."""

    text: str
    source: str
    why: str
    when: datetime


def earlier_texts(page: Page) -> dict[str, list[Earlier]]:
    """Path to the texts that were at that place of the translation ``page``, newest first, each once.

    They come from the copies and from translations of what the original said there before. Under the key ``=`` and
    the text of the original (``=<b>Rruga</b>``) stand those that translate that very text at any place of the record.
    """
    found = defaultdict(list)
    translations = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id
    ).select_related("context", "translation_of")
    for text in translations:
        earlier = Earlier(text.data, text.translation_of.data, "", text.updated_at)
        found[text.context.path].append(earlier)
        found["=" + earlier.source].append(earlier)
    for row in _rows(page):
        earlier = Earlier(row.text, row.source, row.get_reason_display(), row.kept_at)
        found[row.path].append(earlier)
        if row.source:
            found["=" + row.source].append(earlier)
    return {path: _each_once(texts) for path, texts in found.items()}


def _each_once(texts: list[Earlier]) -> list[Earlier]:
    ordered = sorted(texts, key=lambda text: text.when, reverse=True)
    seen: set[str] = set()
    return [text for text in ordered if not (plain(text.text) in seen or seen.add(plain(text.text)))]
