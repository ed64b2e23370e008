from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.log_actions import LogFormatter

from . import urgent, views

NAMESPACE = "roles"


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    urls = [path("publish-urgently/<int:page_id>/", views.publish_urgently, name="publish_urgently")]
    return [path("roles/", include((urls, NAMESPACE), namespace=NAMESPACE))]


@hooks.register("register_permissions")
def register_permissions():
    return Permission.objects.filter(content_type__app_label="roles", codename="publish_urgently")


class PublishUrgentlyItem(ActionMenuItem):
    label = _("Publish urgently…")
    name = "action-publish-urgently"
    icon_name = "warning"

    def is_shown(self, context) -> bool:
        page, user = context.get("page"), context["request"].user
        if context["view"] != "edit" or page is None:
            return False
        return urgent.may_publish_urgently(user, page) and urgent.is_needed(user, page)

    def get_url(self, parent_context) -> str:
        return reverse("roles:publish_urgently", args=[parent_context["page"].pk])


@hooks.register("register_page_action_menu_item")
def register_publish_urgently_item() -> ActionMenuItem:
    return PublishUrgentlyItem(order=90)


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    @actions.register_action(urgent.PUBLISHED_URGENTLY)
    class PublishedUrgently(LogFormatter):
        label = _("Publish urgently")

        def format_message(self, log_entry) -> str:
            reason = (log_entry.data or {}).get("reason", "")
            return _("Published without review. Reason: %(reason)s") % {"reason": reason}
