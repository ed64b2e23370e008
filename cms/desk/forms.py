from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from .access import Work, writers_of
from .models import Assignment


class AssignmentForm(WagtailAdminModelForm):
    """Only people who may write the page can be chosen."""

    class Meta:
        model = Assignment
        fields = ["assignee", "due", "note"]
        help_texts = {
            "due": _("The day on which the translation should be done; the translator is told."),
            "note": _("What the translator should know, such as words that were agreed on."),
        }
        widgets = {"due": AdminDateInput, "note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, work: Work, **kwargs):
        super().__init__(*args, **kwargs)
        assignee = self.fields["assignee"]
        assignee.queryset = writers_of(work.page)
        assignee.label_from_instance = lambda user: user.get_full_name() or user.get_username()
        assignee.required = True
        assignee.empty_label = _("Choose a translator")


class ExchangeForm(forms.Form):
    file = forms.FileField(label=_("XLIFF file"), error_messages={"required": _("Choose an XLIFF file to upload.")})
