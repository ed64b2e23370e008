"""Editors: words marked in a text stay in Latin letters when the page is shown in Cyrillic.

They are stored as ``<abbr>`` without attributes, one of the few inline elements that translators' segments may contain.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.blocks.text import KEEP_SCRIPT

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
