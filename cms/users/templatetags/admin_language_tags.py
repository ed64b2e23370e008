from django import template
from django.utils.translation import get_language

from cms.users.languages import PARAMETER, offered

register = template.Library()


@register.simple_tag(takes_context=True)
def admin_languages(context) -> list[dict]:
    """The languages of the admin, each with the query of this page in it: where one goes after signing in stays."""
    query = context["request"].GET.copy()
    return [
        {"code": code, "name": name, "query": _with(query, code), "current": code == get_language()}
        for code, name in offered().items()
    ]


def _with(query, code: str) -> str:
    query[PARAMETER] = code
    return query.urlencode()
