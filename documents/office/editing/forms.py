from django import forms
from django.utils.translation import gettext_lazy as _

from documents.forms import LONGEST_REASON, SHORTEST_REASON


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        min_length=SHORTEST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Give the reason, so that readers and colleagues understand it later."),
            "min_length": _("Give the reason in at least %(limit_value)d signs, so that others understand it later."),
        },
    )


class CorrectionForm(forms.Form):
    """``seen`` is the mark of the correction that the editor saw when the form was opened (see ``texts.mark``)."""

    text = forms.CharField(
        label=_("Text of the page"),
        required=False,
        strip=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
