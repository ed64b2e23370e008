"""The setting in the user's account: how often mails about translations come."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from cms.desk.models import MailPreference


class MailPreferenceForm(WagtailAdminModelForm):
    class Meta:
        model = MailPreference
        fields = ["frequency"]


class TranslationMailsPanel(BaseSettingsPanel):
    name = "translation_mails"
    title = _("Translations")
    tab = notifications_tab
    order = 200
    form_class = MailPreferenceForm

    def get_form(self) -> MailPreferenceForm:
        own = MailPreference.objects.filter(user=self.user).first() or MailPreference(user=self.user)
        return self.form_class(self.request.POST or None, instance=own, prefix=self.name)
