"""Whether a translation is fit for the public: the original is public, and no text is still in its language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.views.edit_translation import TabHelper

from .machine import machine_texts, sentence, unconfirmed_in, unconfirmed_of
from .models import MachineText


def running_translation(page: Page) -> Translation | None:
    """The translation that fills ``page``, unless it was stopped or never began."""
    translations = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return translations.select_related("source", "target_locale").first()


def count_untranslated(translation: Translation) -> int:
    """Texts without a translation, of those that the translation editor shows: fields that have a panel."""
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    missing = segments.annotate_translation(translation.target_locale).filter(translation__isnull=True)
    model = translation.source.specific_content_type.model_class()
    shown = TabHelper(model()).field_tab_mapping
    return sum(path.partition(".")[0] in shown for path in missing.values_list("context__path", flat=True))


def count_unconfirmed(translation: Translation, page: Page) -> int:
    """Texts of the translation ``page`` that a machine wrote and nobody confirmed."""
    return len(_unconfirmed(translation, page))


def _unconfirmed(translation: Translation, page: Page) -> list[StringTranslation]:
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    return unconfirmed_of(page, segments.values_list("context__path", "string__data"))


def open_machine_texts(page: Page) -> list[MachineText]:
    """What a person has to confirm before ``page`` can be published: of its translation, else of its newest draft."""
    marks = list(machine_texts(page))
    translation = running_translation(page) if marks else None
    if translation is None:
        return unconfirmed_in(page.specific.get_latest_revision_as_object()) if marks else []
    found = {(text.context.path, text.translation_of.data, text.data) for text in _unconfirmed(translation, page)}
    return [mark for mark in marks if (mark.path, mark.source, mark.text) in found]


def publication_obstacle(page: Page, content: Page | None = None) -> str | None:
    """A sentence that says why ``page`` may not be published yet, or None.

    Pages in their own right have one only where they still show what a machine wrote: in ``content``, by default their
    newest draft.
    """
    translation = running_translation(page)
    if translation is None:
        found = unconfirmed_in(content or page.specific.get_latest_revision_as_object())
        return sentence(page, len(found)) if found else None
    source = translation.source.object.get_instance_or_none(translation.source.locale)
    if source is None or not source.live:
        return _(
            "“%(title)s” cannot be published: its original is not public. Publish the original first, or stop the "
            "translation to make this page one of its own."
        ) % {"title": page.get_admin_display_title()}
    missing = count_untranslated(translation)
    if not missing:
        machine = count_unconfirmed(translation, page)
        return sentence(page, machine) if machine else None
    return ngettext(
        "“%(title)s” cannot be published yet: %(count)d text is not translated and would appear in the language of "
        "the original. Translate it; where both languages are the same, enter it again.",
        "“%(title)s” cannot be published yet: %(count)d texts are not translated and would appear in the language of "
        "the original. Translate them; where both languages are the same, enter them again.",
        missing,
    ) % {"title": page.get_admin_display_title(), "count": missing}
