"""What the editor of a translation is told about it, and the ways that lead on."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.translations import joinable, rights
from cms.translations.changes import missing_parts
from cms.translations.models import KeptText, TranslatedSource
from cms.translations.readiness import open_machine_texts, running_translation

MOST_NAMED = 5


def say_what_is_open(request: HttpRequest, page: Page) -> None:
    """When the editor opens: texts of the original that changed since, and texts that a machine wrote."""
    row = TranslatedSource.objects.filter(translation_key=page.translation_key, locale_id=page.locale_id).first()
    if row and row.changed_count:
        messages.warning(
            request,
            ngettext(
                "The original changed since this translation was made: %(count)d text is no longer the same.",
                "The original changed since this translation was made: %(count)d texts are no longer the same.",
                row.changed_count,
            )
            % {"count": row.changed_count},
        )
    if count := len(open_machine_texts(page)):
        messages.warning(
            request,
            ngettext(
                "%(count)d text was written by a machine and waits for your confirmation.",
                "%(count)d texts were written by a machine and wait for your confirmation.",
                count,
            )
            % {"count": count},
            buttons=[messages.button(reverse("komuna_translations:machine", args=[page.pk]), _("Read and confirm"))],
        )


def say_what_is_missing(request: HttpRequest, page: Page) -> None:
    """After saving and publishing a page of its own: parts that the original has and this page lacks."""
    if running_translation(page):
        return
    missing = missing_parts(page)
    if missing:
        messages.warning(
            request,
            ngettext(
                "The original has %(count)d part that this page lacks: %(names)s.",
                "The original has %(count)d parts that this page lacks: %(names)s.",
                len(missing),
            )
            % {"count": len(missing), "names": "; ".join(missing[:MOST_NAMED])},
        )


def header_buttons(page: Page, user: AbstractBaseUser) -> Iterator[Button]:
    if page.is_root() or not rights.may_edit(user, page):
        return
    if joinable.may_have_twin(page):
        yield _button("join", page, _("Join with the version in another language"), "link")
    for other in joinable.joined_with(page):
        yield _button("separate", page, _("Separate from the other language"), "cut", other.pk)
    kept = KeptText.objects.filter(translation_key=page.translation_key, locale_id=page.locale_id)
    if kept.exists():
        yield _button("merge", page, _("Earlier texts"), "history")
    if open_machine_texts(page):
        yield _button("machine", page, _("Texts of a machine"), "cogs")


def _button(name: str, page: Page, label: str, icon: str, *more: int) -> Button:
    address = reverse(f"komuna_translations:{name}", args=[page.pk, *more])
    return Button(label, address, icon_name=icon, priority=95)
