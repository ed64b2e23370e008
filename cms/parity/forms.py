from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from cms.templatetags.cms_tags import numeric_date

from .models import LanguageDuty, LanguageException
from .models.duties import ALL, language_choices


class DutyForm(WagtailAdminModelForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The languages in which every record of this kind must be public. None for no duty."),
    )

    class Meta:
        model = LanguageDuty
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(ALL, _("Every public language")), *language_choices()]


class ExceptionForm(forms.ModelForm):
    """Asks for the reason, in every public language too, and until when, ``last_day`` at the latest."""

    class Meta:
        model = LanguageException
        fields = ["reason", "public_reason", "until"]
        help_texts = {"until": _("The last day on which the record may be public in one language alone.")}
        widgets = {"until": AdminDateInput}

    def __init__(self, *args, today: date, last_day: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.last_day = today, last_day
        self.fields["public_reason"].require_all_fields = True
        for widget in self.fields["public_reason"].widget.widgets:
            widget.attrs["rows"] = 3
        self.fields["public_reason"].help_text = _("Readers see it beside the record, in their language.")

    def clean_public_reason(self):
        reason = self.cleaned_data["public_reason"]
        written = reason.data if isinstance(reason.data, dict) else {}
        if any(not (written.get(code) or "").strip() for code, _name in language_choices()):
            raise forms.ValidationError(_("Write the reason for the public in every language."))
        return reason

    def clean_until(self) -> date:
        until = self.cleaned_data["until"]
        if self.last_day < self.today:
            raise forms.ValidationError(
                _(
                    "The record was public with an exception before, and the longest time of that is over. Publish it "
                    "in all languages together."
                )
            )
        if not self.today <= until <= self.last_day:
            raise forms.ValidationError(
                _("Days allowed: %(first)s – %(last)s."),
                params={"first": numeric_date(self.today), "last": numeric_date(self.last_day)},
            )
        return until
