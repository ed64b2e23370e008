from django import forms
from django.utils.translation import gettext_lazy as _

SHORTEST_REASON = 10


class UrgentPublicationForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Why this cannot wait for review. The reason stays in the history of the page."),
        min_length=SHORTEST_REASON,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Give the reason why this cannot wait for review."),
            "min_length": _("Give the reason in at least %(limit_value)d signs, so that others understand it later."),
        },
    )
