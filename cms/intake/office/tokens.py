"""Wagtail's screens for tokens, in the languages of the office.

Wagtail shows them only where its whole version 3 interface is installed, and has no words for them in Albanian and
Serbian.
"""

from django.contrib.auth import get_user_model
from django.forms import CharField, Form, ModelChoiceField
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.users.views import api_tokens

INDEX = "wagtailusers_api_tokens:index"


class TokenForm(Form):
    name = CharField(
        label=_("Name"), max_length=255, help_text=_("Of the system and its use, such as “Document management, test”.")
    )
    user = ModelChoiceField(
        label=_("User of the system"),
        queryset=get_user_model().objects.none(),
        help_text=_(
            "The system may do what this user may do, in the same sections and languages. Make a user of its own for "
            "every system, without a password, and put it into the groups that fit."
        ),
    )

    def __init__(self, *args, manageable_users, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = manageable_users.filter(is_active=True)


class TokenFilterSet(api_tokens.APITokenFilterSet):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {"user": _("User"), "created": _("Created"), "last_used_at": _("Last used"), "revoked": _("Revoked")}
        for name, label in labels.items():
            self.filters[name].label = label


class IndexView(api_tokens.IndexView):
    filterset_class = TokenFilterSet
    page_title = _("Keys of other systems")
    add_item_label = _("Add a key")

    @cached_property
    def columns(self) -> list:
        return [
            self._get_title_column_class(TitleColumn)("name", label=_("Name"), get_url=self.get_edit_url),
            Column("prefix", label=_("Begins with")),
            Column("user", label=_("User")),
            DateColumn("last_used_at", label=_("Last used")),
            DateColumn("revoked_at", label=_("Revoked")),
        ]

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        revoke = self.get_delete_url(instance)
        for button in buttons:
            if button.url == revoke:
                button.label = _("Revoke")
        return buttons


class CreateView(api_tokens.CreateView):
    def get_page_subtitle(self) -> str:
        return _("Key of another system")

    def form_valid(self, form: TokenForm) -> HttpResponse:
        answer: TemplateResponse = super().form_valid(form)
        answer.template_name = "intake/token_created.html"
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def get_created_context(self, plaintext: str) -> dict:
        title = _("The key is made")
        return super().get_created_context(plaintext) | {
            "page_title": title,
            "header_title": title,
            "index_url": reverse(INDEX),
        }


class EditView(api_tokens.EditView):
    delete_item_label = _("Revoke")


class RevokeView(api_tokens.RevokeView):
    page_title = _("Revoke")
    template_name = "intake/token_revoke.html"

    @property
    def confirmation_message(self) -> str:
        return _("Revoke this key? The system that uses it gets nothing any more, at once and for good.")


class TokenViewSet(api_tokens.APITokenViewSet):
    menu_label = _("Keys of other systems")
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = RevokeView
    template_prefix = ""

    def get_form_class(self, for_update=False):
        if not for_update:
            return TokenForm
        form = super().get_form_class(for_update=True)
        form.base_fields["name"].label = TokenForm.base_fields["name"].label
        form.base_fields["name"].help_text = TokenForm.base_fields["name"].help_text
        return form
