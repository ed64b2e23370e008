"""Admin-wide: the taxonomy in one menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Body, Place, Topic


class BodyViewSet(SnippetViewSet):
    model = Body
    icon = "group"
    list_display = ["__str__", "kind", "code"]
    list_filter = ["kind"]
    ordering = ["order", "code"]


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["__str__", "code"]


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "site"
    list_display = ["__str__", "code"]


@register_snippet
class TaxonomyGroup(SnippetViewSetGroup):
    menu_label = _("Taxonomy")
    menu_icon = "folder-open-inverse"
    menu_order = 250
    items = (BodyViewSet, TopicViewSet, PlaceViewSet)
