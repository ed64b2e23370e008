"""Texts that a machine wrote: who may see them is the translator, and the public only after a person confirmed them.

A text is by a machine while its ``StringTranslation`` says so; saving it in an editor, changed or not, makes it a
person's. The last door is the page itself: it never goes live with a text in it that is still the machine's, whichever
way it is published.
"""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from .log_actions import MACHINE_CONFIRMED
from .texts import shown_fields, strings_of


class UnconfirmedMachineText(ValidationError):
    """Somebody tried to publish a page with texts that a machine wrote and nobody confirmed. Says so in a sentence."""


def machine_texts(page: Page) -> QuerySet[StringTranslation]:
    """The unconfirmed texts of the translation ``page``, past places included, whether it is kept in step or not."""
    return StringTranslation.objects.filter(
        context__object_id=page.translation_key,
        locale_id=page.locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    ).select_related("context", "translation_of")


def unconfirmed_in(page: Page) -> list[StringTranslation]:
    """The unconfirmed texts that stand in the specific ``page`` as it is in memory."""
    texts = list(machine_texts(page))
    if not texts:
        return []
    found = {(segment.path, plain(segment.string.data)) for segment in strings_of(page)}
    return [text for text in texts if (text.context.path, plain(text.data)) in found]


def unconfirmed_of(page: Page, sources: Iterable[tuple[str, str]]) -> list[StringTranslation]:
    """The unconfirmed texts of the (path, text of the original) pairs that a translation consists of."""
    wanted = set(sources)
    return [text for text in machine_texts(page) if (text.context.path, text.translation_of.data) in wanted]


def plain(data: str) -> str:
    return " ".join(StringValue(data).render_text().split())


def sentence(page: Page, count: int) -> str:
    return ngettext(
        "“%(title)s” cannot be published yet: %(count)d text was written by a machine and no person has confirmed it. "
        "Read it beside the original, then confirm or mend it.",
        "“%(title)s” cannot be published yet: %(count)d texts were written by a machine and no person has confirmed "
        "them. Read them beside the original, then confirm or mend them.",
        count,
    ) % {"title": page.get_admin_display_title(), "count": count}


def refuse_on_going_live(sender, instance, raw: bool = False, update_fields=None, **kwargs) -> None:
    """Before a save of a live page: raise UnconfirmedMachineText where it would show a machine's text."""
    if raw or not isinstance(instance, Page) or not instance.live or instance.pk is None:
        return
    if update_fields is not None and shown_fields(type(instance)).isdisjoint(update_fields):
        return
    if found := unconfirmed_in(instance):
        raise UnconfirmedMachineText({NON_FIELD_ERRORS: [sentence(instance, len(found))]})


@transaction.atomic
def confirm(page: Page, texts: Iterable[int], user: AbstractBaseUser) -> int:
    """Make the machine's texts with these primary keys the user's own; return how many. Logged on the page."""
    found = list(machine_texts(page).filter(pk__in=list(texts)))
    for text in found:
        text.translation_type, text.tool_name = StringTranslation.TRANSLATION_TYPE_MANUAL, ""
        text.last_translated_by, text.updated_at = user, timezone.now()
        text.save(update_fields=["translation_type", "tool_name", "last_translated_by", "updated_at"])
    if found:
        log(instance=page, action=MACHINE_CONFIRMED, user=user, data={"count": len(found)})
    return len(found)
