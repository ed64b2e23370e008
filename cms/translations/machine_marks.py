"""Which texts are a machine's: the marks follow what happens to the texts, not to the package's rows alone."""

import re
from functools import wraps

from bs4 import BeautifulSoup
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from .models import MachineText

_BLANKS = re.compile(r"[ \t\r\n\f]+")


def plain(data: str) -> str:
    """The words of a stored text, without marks, for comparison."""
    return " ".join(StringValue(data).render_text().split())


def normal(data: str) -> str:
    """A machine's answer as an editor would store it: written as HTML is written, no blanks or empty lines around."""
    text = _BLANKS.sub(" ", str(BeautifulSoup(data.replace("\0", ""), "html.parser")))
    while (short := text.strip().removeprefix("<br/>").removesuffix("<br/>")) != text:
        text = short
    return text


def before_text_is_stored(sender, instance: StringTranslation, raw: bool = False, **kwargs) -> None:
    """Whichever machine it is: editors that compare what comes back find its text unchanged."""
    if not raw and instance.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        instance.data = normal(instance.data)


def text_is_stored(sender, instance: StringTranslation, raw: bool = False, **kwargs) -> None:
    """Mark what a machine wrote; what a person has, at the same place and in the same words, is hers."""
    if raw or instance.context is None:
        return
    place = {"translation_key": instance.context.object_id, "locale_id": instance.locale_id}
    marks = MachineText.objects.filter(**place, path=instance.context.path)
    same = [mark for mark in marks if plain(mark.text) == plain(instance.data)]
    if instance.translation_type != StringTranslation.TRANSLATION_TYPE_MACHINE:
        marks.filter(pk__in=[mark.pk for mark in same]).delete()
    elif (source := instance.translation_of.data) not in {mark.source for mark in same}:
        MachineText.objects.create(
            **place, path=instance.context.path, source=source, text=instance.data, tool=instance.tool_name
        )


def carry(source: Page, target: Page) -> None:
    """``target`` has got its texts from ``source``: what is a machine's there is so here."""
    if source.locale_id != target.locale_id or source.translation_key == target.translation_key:
        return
    marks = MachineText.objects.filter(translation_key=source.translation_key, locale=source.locale_id)
    copies = [
        MachineText(
            translation_key=target.translation_key,
            locale_id=target.locale_id,
            path=mark.path,
            source=mark.source,
            text=mark.text,
            tool=mark.tool,
        )
        for mark in marks
    ]
    MachineText.objects.bulk_create(copies)


def alias_becomes_a_page(sender, instance, raw: bool = False, update_fields=None, **kwargs) -> None:
    """Before the save that takes an alias off its source: until then the source answers for the texts."""
    if raw or not isinstance(instance, Page) or instance.alias_of_id:
        return
    if update_fields and not {"alias_of", "alias_of_id"}.isdisjoint(update_fields):
        source = Page.objects.filter(aliases=instance.pk).first()
        if source:
            carry(source, instance)


def follow_copies() -> None:
    """Each copied page, by whatever door and those below it too, goes through this step; no signal tells of it."""
    step = CopyPageAction._copy_page

    @wraps(step)
    def copy_with_marks(self, page: Page, *args, **kwargs) -> Page:
        made = step(self, page, *args, **kwargs)
        carry(page, made)
        return made

    CopyPageAction._copy_page = copy_with_marks
