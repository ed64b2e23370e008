"""One webhook: its state, its secret, a test, and its newest messages."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from cms.hooks import results, signing, writing
from cms.hooks.models import Subscription
from cms.hooks.models.subscriptions import new_seed

from . import log_actions, rights

NAMESPACE = "webhooks"
# How long the secret before the newest one is valid.
OVERLAP = timedelta(hours=24)
SHOWN = 20


def webhook_url(pk: int) -> str:
    return reverse(f"{NAMESPACE}:webhook", args=[pk])


def condition(subscription: Subscription) -> str:
    """How sending goes, in words."""
    if not subscription.active:
        return _("Switched off")
    if subscription.paused_at:
        return _("Paused")
    return _("Fails") if subscription.failing_since else _("In order")


class WebhookView(WagtailAdminTemplateMixin, View):
    page_title = gettext_lazy("Webhook")
    header_icon = "rotate"
    template_name = "hooks/webhook.html"

    def dispatch(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not rights.may_change(request.user):
            return permission_denied(request)
        self.subscription = get_object_or_404(Subscription, pk=pk)
        return super().dispatch(request)

    def get_page_subtitle(self) -> str:
        return self.subscription.name

    def get_breadcrumbs_items(self) -> list[dict]:
        url = reverse(Subscription.snippet_viewset.get_url_name("list"))
        listed = {"url": url, "label": gettext_lazy("Webhooks")}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.subscription.name}]

    def get(self, request: HttpRequest, secret: str = "") -> HttpResponse:
        subscription = self.subscription
        return self.render_to_response(
            self.get_context_data(
                subscription=subscription,
                condition=condition(subscription),
                secret=secret,
                has_previous=len(subscription.seeds(timezone.now())) > 1,
                deliveries=subscription.deliveries.order_by("-pk")[:SHOWN],
                all_url=f"{reverse(f'{NAMESPACE}:messages')}?subscription={subscription.pk}",
                edit_url=reverse(Subscription.snippet_viewset.get_url_name("edit"), args=[subscription.pk]),
            )
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        done = {"ping": self._ping, "rotate": self._rotate, "show": self._show, "resume": self._resume}
        action = done.get(request.POST.get("action", ""))
        return (action and action()) or redirect(webhook_url(self.subscription.pk))

    def _ping(self) -> None:
        if not Subscription.objects.receiving().filter(pk=self.subscription.pk).exists():
            sentence = _("No test was sent: the webhook is paused or switched off. Go on with it first.")
            messages.error(self.request, sentence)
            return
        writing.ping(self.subscription, timezone.now())
        log(self.subscription, log_actions.PINGED)
        messages.success(self.request, _("The test is on its way. Load this page again to see the answer."))

    def _rotate(self) -> None:
        """The receiver has a day to take the new secret: until then messages are signed with both."""
        subscription, now = self.subscription, timezone.now()
        subscription.previous_seed, subscription.previous_until = subscription.seed, now + OVERLAP
        subscription.seed, subscription.secret_shown = new_seed(), False
        subscription.save(update_fields=["previous_seed", "previous_until", "seed", "secret_shown"])
        log(subscription, log_actions.ROTATED)
        sentence = _("There is a new secret. For 24 hours messages are signed with the old one as well.")
        messages.success(self.request, sentence)

    def _show(self) -> HttpResponse | None:
        """The secret in the answer to this question and nowhere else; it is never shown again."""
        unseen = Subscription.objects.filter(pk=self.subscription.pk, seed=self.subscription.seed, secret_shown=False)
        if not unseen.update(secret_shown=True):
            messages.error(self.request, _("The secret was shown before. Make a new one where it is lost."))
            return None
        log(self.subscription, log_actions.SHOWN)
        self.subscription.secret_shown = True
        # Wagtail lets nobody keep a page of the admin.
        return self.get(self.request, signing.secret(self.subscription.seed))

    def _resume(self) -> None:
        results.resume(self.subscription, timezone.now())
        log(self.subscription, log_actions.RESUMED)
        messages.success(self.request, _("Sending goes on. What waits is sent next."))
