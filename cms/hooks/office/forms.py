"""The form of a webhook."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.hooks.choices import EventType
from cms.hooks.safety.addresses import Refused, machines_of, target_of
from search.choices import Family


def _languages() -> list[tuple[str, str]]:
    return [(code, settings.LANGUAGE_NAMES[code]) for code in settings.PUBLIC_LANGUAGES]


def _several(label, choices, help_text) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


class SubscriptionForm(WagtailAdminModelForm):
    events = _several(_("Events"), EventType.choices, _("Nothing chosen means all events."))
    types = _several(
        _("Types"),
        [*Family.choices, ("document", _("Documents"))],
        _("Nothing chosen means records of all types, and documents."),
    )
    languages = _several(_("Languages"), _languages, _("Nothing chosen means all languages."))

    def clean_url(self) -> str:
        """An address that messages may go to now. It is looked at again whenever one is sent."""
        url = self.cleaned_data["url"].strip()
        try:
            machines_of(target_of(url))
        except Refused as error:
            raise ValidationError(str(error)) from error
        return url
