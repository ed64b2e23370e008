"""The way to the tours on the first page of the admin, until a user puts it away."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from .readers import own_tours
from .words import with_words

# Under this name Wagtail keeps in the profile of a user that the panel was put away.
DISMISSED = "guide-panel"


def was_put_away(request: HttpRequest) -> bool:
    profile = getattr(request.user, "wagtail_userprofile", None)
    return bool(profile and profile.dismissibles.get(DISMISSED))


class GuidePanel(Component):
    name = "guide"
    template_name = "guide/home_panel.html"
    order = 50

    def get_context_data(self, parent_context) -> dict:
        stays = with_words(_("The tours stay under %(help)s."))
        return {"tours": own_tours(parent_context["request"].user), "dismissed_as": DISMISSED, "stays": stays}
