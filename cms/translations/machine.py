"""Texts that a machine wrote: who may see them is the translator, and the public only after a person confirmed them.

A text is by a machine while a ``MachineText`` says so; saving it in a translation's editor, changed or not, makes it a
person's. The last door is the page itself: it never goes live with a text in it that is still the machine's, wherever
in the page it stands and whichever way it is published.
"""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from .log_actions import MACHINE_CONFIRMED
from .machine_marks import plain
from .models import MachineText
from .texts import shown_fields, strings_of

MACHINE, MANUAL = StringTranslation.TRANSLATION_TYPE_MACHINE, StringTranslation.TRANSLATION_TYPE_MANUAL

# Path and words without marks.
Place = tuple[str, str]


class UnconfirmedMachineText(ValidationError):
    """Somebody tried to publish a page with texts that a machine wrote and nobody confirmed. Says so in a sentence."""


def machine_texts(page: Page) -> QuerySet[MachineText]:
    """What a machine ever wrote for ``page`` and nobody confirmed, whether it stands in the page now or not."""
    return MachineText.objects.filter(translation_key=page.translation_key, locale_id=page.locale_id)


def unconfirmed_in(page: Page) -> list[MachineText]:
    """The unconfirmed texts that stand in the specific ``page`` as it is in memory, at whatever place."""
    marks = list(machine_texts(page))
    places = _places(page, marks) if marks else set()
    return _said(marks, places - _by_persons(page, {path for path, _words in places})) if places else []


def _newly_public_in(page: Page) -> list[MachineText]:
    """The same without what readers see at the same place already: a person let it through."""
    found = unconfirmed_in(page)
    before = Page.objects.filter(pk=page.pk, live=True).first() if found else None
    if before is None:
        return found
    places = _places(page, found) - _places(before.specific, found)
    return _said(found, places - _by_persons(page, {path for path, _words in places}))


def _places(page: Page, marks: list[MachineText]) -> set[Place]:
    wanted = {plain(mark.text) for mark in marks}
    return {(segment.path, words) for segment in strings_of(page) if (words := plain(segment.string.data)) in wanted}


def _said(marks: list[MachineText], places: set[Place]) -> list[MachineText]:
    said = {words for _path, words in places}
    return [mark for mark in marks if plain(mark.text) in said]


def _by_persons(page: Page, paths: Collection[str]) -> set[Place]:
    """Place and words of what persons translated: the same words may be a machine's at another place."""
    texts = _translations(page, MANUAL).filter(context__path__in=paths)
    return {(path, plain(data)) for path, data in texts.values_list("context__path", "data")}


def unconfirmed_of(page: Page, sources: Iterable[tuple[str, str]]) -> list[StringTranslation]:
    """The unconfirmed texts of the (path, text of the original) pairs that a translation consists of."""
    wanted = set(sources)
    texts = _translations(page, MACHINE).select_related("context", "translation_of")
    return [text for text in texts if (text.context.path, text.translation_of.data) in wanted]


def _translations(page: Page, kind: str) -> QuerySet[StringTranslation]:
    return StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id, translation_type=kind
    )


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
    if found := _newly_public_in(instance):
        raise UnconfirmedMachineText({NON_FIELD_ERRORS: [sentence(instance, len(found))]})


@transaction.atomic
def confirm(page: Page, texts: Iterable[int], user: AbstractBaseUser) -> int:
    """Make the machine's texts with these primary keys the user's own; return how many. Logged on the page."""
    found = list(machine_texts(page).filter(pk__in=list(texts)))
    if not found:
        return 0
    places = {(mark.path, plain(mark.text)) for mark in found}
    for text in _translations(page, MACHINE).select_related("context"):
        if (text.context.path, plain(text.data)) in places:
            text.translation_type, text.tool_name = MANUAL, ""
            text.last_translated_by, text.updated_at = user, timezone.now()
            text.save(update_fields=["translation_type", "tool_name", "last_translated_by", "updated_at"])
    gone = [mark.pk for mark in machine_texts(page) if (mark.path, plain(mark.text)) in places]
    MachineText.objects.filter(pk__in=gone).delete()
    log(instance=page, action=MACHINE_CONFIRMED, user=user, data={"count": len(found)})
    return len(found)
