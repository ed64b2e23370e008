"""Editors: words marked in a text, and words on the list, stay in Latin letters when the page is shown in Cyrillic.

The marked ones are stored as ``<abbr>`` without attributes, one of the few inline elements that translators' segments
may contain.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.blocks.text import KEEP_SCRIPT

from .models import LatinWord

_STYLE = "KEEPSCRIPT"
_ELEMENT = "abbr"


@hooks.register("register_rich_text_features")
def register_keep_script(features: FeatureRegistry) -> None:
    control = {
        "type": _STYLE,
        "icon": "lock",
        "description": _("Do not convert to Cyrillic"),
        "element": _ELEMENT,
        "style": {"borderBottom": "2px dotted currentColor"},
    }
    rule = {
        "from_database_format": {_ELEMENT: InlineStyleElementHandler(_STYLE)},
        "to_database_format": {"style_map": {_STYLE: _ELEMENT}},
    }
    features.register_editor_plugin("draftail", KEEP_SCRIPT, InlineStyleFeature(control))
    features.register_converter_rule("contentstate", KEEP_SCRIPT, rule)


@register_snippet
class LatinWordViewSet(SnippetViewSet):
    model = LatinWord
    icon = "lock"
    add_to_settings_menu = True
    menu_label = _("Words that stay Latin")
    list_display = ["words", "note"]
    search_fields = ["words", "note"]
    ordering = ["words"]
