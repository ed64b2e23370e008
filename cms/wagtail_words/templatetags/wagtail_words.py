import json

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def drawn_words(source: str, target: str) -> str:
    """JSON for ``translating.js``: what wagtail-localize's script draws in English, and what that is."""
    between = _("%(source)s to %(target)s: translation") % {"source": source, "target": target}
    return json.dumps({"More actions": _("More actions"), f"{source} to {target} translation": between})
