"""All messages with what became of them; those that were given up are sent again from here."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import log

from cms.api.models import ApiItem
from cms.hooks import later, results
from cms.hooks.choices import DeliveryState
from cms.hooks.models import Delivery, Subscription

from . import log_actions, rights
from .webhook import NAMESPACE


class MessagesFilterSet(WagtailFilterSet):
    state = ChoiceFilter(label=gettext_lazy("State"), choices=DeliveryState.choices)
    subscription = ModelChoiceFilter(label=gettext_lazy("Webhook"), queryset=Subscription.objects.all())
    event = ChoiceFilter(label=gettext_lazy("Event"), choices=Delivery._meta.get_field("event").choices)

    class Meta:
        model = Delivery
        fields: list[str] = []


class ChooseColumn(Column):
    cell_template_name = "hooks/choose_cell.html"


def _what(delivery: Delivery) -> str:
    """The title as the interface has it now; what is public no more has none."""
    return getattr(delivery, "title", "") or delivery.item_name


def _answer(delivery: Delivery) -> int | str:
    return delivery.status_code or ""


class MessagesReport(ReportView):
    page_title = gettext_lazy("Messages of webhooks")
    header_icon = "mail"
    model = Delivery
    permission_policy = rights.POLICY
    any_permission_required = {"change"}
    index_url_name = f"{NAMESPACE}:messages"
    index_results_url_name = f"{NAMESPACE}:messages_results"
    results_template_name = "hooks/messages_results.html"
    filterset_class = MessagesFilterSet
    default_ordering = "-pk"
    is_searchable = False
    list_export: list[str] = []
    columns = [
        ChooseColumn("choose", label=pgettext_lazy("a column of boxes", "Choose")),
        Column("event", label=gettext_lazy("Event"), accessor="get_event_display"),
        Column("what", label=gettext_lazy("What"), accessor=_what),
        Column("subscription", label=gettext_lazy("Webhook")),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        NumberColumn("attempts", label=gettext_lazy("Tries")),
        NumberColumn("status_code", label=gettext_lazy("Answer"), accessor=_answer),
        Column("reason", label=gettext_lazy("Reason")),
        DateColumn("happened_at", label=gettext_lazy("Happened")),
        DateColumn("tried_at", label=gettext_lazy("Last try")),
    ]

    def get_base_queryset(self) -> QuerySet[Delivery]:
        return Delivery.objects.select_related("subscription")

    def decorate_paginated_queryset(self, object_list: Iterable[Delivery]) -> Iterable[Delivery]:
        """Titles of all of them by one query."""
        found = ApiItem.objects.filter(object_id__in={row.object_id for row in object_list if row.object_id})
        rows = found.values_list("resource", "object_id", "title")
        titles = {(resource, number): title for resource, number, title in rows}
        for row in object_list:
            row.title = titles.get((row.resource, row.object_id), "")
        return object_list

    def get_context_data(self, **kwargs) -> dict:
        query = {name: value for name, value in self.request.GET.items() if name in self.filterset_class.base_filters}
        dead = self.object_list.filter(state=DeliveryState.DEAD).count()
        address = f"{reverse(self.index_url_name)}?{urlencode(query)}"
        return super().get_context_data(**kwargs) | {"given_up": dead, "send_again_url": address}

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Send the chosen messages again, or all that the filters of the address show."""
        if not rights.may_change(request.user):
            return permission_denied(request)
        found = self.get_filtered_queryset()
        if "all" not in request.POST:
            found = found.filter(pk__in=_numbers(request.POST.getlist("message")))
        numbers = list(found.filter(state=DeliveryState.DEAD).values_list("pk", "subscription"))
        count = results.send_again(Delivery.objects.filter(pk__in=[pk for pk, _hook in numbers]), timezone.now())
        self._tell(count, {hook for _pk, hook in numbers})
        return redirect(request.get_full_path())

    def _tell(self, count: int, subscriptions: set[int]) -> None:
        if not count:
            messages.error(self.request, _("Nothing was chosen that had been given up."))
            return
        later.start()
        for subscription in Subscription.objects.filter(pk__in=subscriptions):
            log(subscription, log_actions.RESENT, data={"count": count})
        sentence = ngettext("%(n)d message is sent again.", "%(n)d messages are sent again.", count)
        messages.success(self.request, sentence % {"n": count})


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts[:1000] if text.isascii() and text.isdecimal() and len(text) < 19]
