"""Buttons of snippet choosers. Forms and blocks keep their widgets, and the widget its words from when it was made."""

from django.utils.translation import gettext as _
from wagtail.snippets.widgets import AdminSnippetChooser

TEXTS = {
    "choose_one_text": lambda name: _("Choose %(object)s") % {"object": name},
    "choose_another_text": lambda name: _("Choose another %(object)s") % {"object": name},
    "link_to_chosen_text": lambda name: _("Edit this %(object)s") % {"object": name},
}


def speak() -> None:
    for name, text in TEXTS.items():
        setattr(AdminSnippetChooser, name, _said_when_read(text))


def _said_when_read(text) -> property:
    """In place of an attribute that the widget sets."""
    return property(lambda widget: text(widget.model._meta.verbose_name), lambda widget, value: None)
