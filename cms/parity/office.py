"""Language duties in the settings of the admin."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.templatetags.cms_tags import language_name

from .forms import DutyForm
from .models import LanguageDuty


def languages_of(duty: LanguageDuty) -> str:
    return ", ".join(map(language_name, duty.required)) or pgettext("no language", "None")


def confirmation_of(duty: LanguageDuty) -> str:
    return duty.confirmed_by if duty.is_confirmed else str(_("Not confirmed yet"))


class DutyViewSet(SnippetViewSet):
    model = LanguageDuty
    icon = "globe"
    add_to_settings_menu = True
    menu_label = _("Language duties")
    list_display = [
        "__str__",
        Column("languages", label=_("Languages"), accessor=languages_of),
        "days",
        Column("gate", label=_("Publication"), accessor="get_gate_display"),
        Column("confirmed", label=_("Confirmed by"), accessor=confirmation_of),
    ]
    inspect_view_enabled = False

    @cached_property
    def edit_handler(self) -> ObjectList:
        return ObjectList(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("act_kind")]),
                FieldPanel("languages"),
                FieldPanel("days"),
                MultiFieldPanel([FieldPanel("gate"), FieldPanel("exception_days")], heading=_("First publication")),
                MultiFieldPanel(
                    [
                        FieldPanel("legal_source"),
                        FieldRowPanel([FieldPanel("confirmed_by"), FieldPanel("confirmed_on")]),
                    ],
                    heading=_("Law"),
                ),
            ],
            base_form_class=DutyForm,
        )
