"""The list and the form of webhooks."""

from django.db.models import Count, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, NumberColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from cms.hooks.choices import DeliveryState
from cms.hooks.models import Subscription

from .forms import SubscriptionForm
from .webhook import condition, webhook_url


class WebhookIndex(IndexView):
    search_fields = ["name", "url", "note"]

    def get_base_queryset(self) -> QuerySet:
        waiting = Count("deliveries", filter=Q(deliveries__state=DeliveryState.WAITING))
        dead = Count("deliveries", filter=Q(deliveries__state=DeliveryState.DEAD))
        return super().get_base_queryset().annotate(waiting=waiting, dead=dead)

    def get_list_more_buttons(self, instance: Subscription) -> list[Button]:
        return [_to_webhook(instance), *super().get_list_more_buttons(instance)]


def _to_webhook(instance: Subscription) -> Button:
    return Button(_("Secret, test and state"), url=webhook_url(instance.pk), icon_name="key", priority=1)


class WebhookCreate(CreateView):
    def get_success_url(self) -> str:
        """To the page that shows the secret, once."""
        return webhook_url(self.object.pk)


class WebhookEdit(EditView):
    @property
    def header_more_buttons(self) -> list[Button]:
        return [_to_webhook(self.object), *super().header_more_buttons]


class WebhookViewSet(SnippetViewSet):
    model = Subscription
    icon = "rotate"
    menu_label = _("Webhooks")
    menu_order = 810
    add_to_settings_menu = True
    # A copy would have the same secret.
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = WebhookIndex
    add_view_class = WebhookCreate
    edit_view_class = WebhookEdit
    list_display = [
        "__str__",
        Column("url", label=_("Address")),
        Column("condition", label=_("State"), accessor=condition),
        NumberColumn("waiting", label=_("Waiting")),
        NumberColumn("dead", label=_("Given up")),
        BooleanColumn("active", label=_("Active")),
    ]

    @cached_property
    def edit_handler(self) -> ObjectList:
        names = ("name", "url", "note", "events", "types", "languages", "active")
        return ObjectList([FieldPanel(name) for name in names], base_form_class=SubscriptionForm)
