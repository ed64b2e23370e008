"""The Cyrillic tree beside the Latin one, in switchers and in the heads of pages; mails in the letters of a person."""

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.cyrillic.addresses import CYRILLIC, LATIN, in_cyrillic_tree, is_cyrillic, is_offered
from cms.cyrillic.register import in_script
from cms.templatetags.cms_tags import own_language_name

register = template.Library()

# Inside Serbian the choice is one of letters; from elsewhere it is one of languages.
_LETTERS = {LATIN: "Latinica", CYRILLIC: "Ћирилица"}


@register.simple_tag(takes_context=True)
def in_scripts(context: RequestContext, languages: list[dict]) -> list[dict]:
    """The links of ``page_frame``, the Cyrillic one behind the Latin one, each with a ``name`` in its own letters."""
    cyrillic = is_cyrillic(context.get("request"))
    links = []
    for link in languages:
        links.append(link | {"current": link["current"] and not (cyrillic and link["code"] == LATIN)})
        if link["code"] == LATIN and is_offered():
            twin = {"code": CYRILLIC, "url": in_cyrillic_tree(link["url"]), "current": link["current"] and cyrillic}
            links.append(link | twin)
    names = _LETTERS if get_language() == LATIN and is_offered() else {}
    return [link | {"name": names.get(link["code"]) or own_language_name(link["code"])} for link in links]


@register.simple_block_tag(end_name="end_in_own_letters")
def in_own_letters(content: SafeString) -> SafeString:
    """Plain text with stored titles and names in it, in the letters of the active language."""
    return SafeString(in_script(content, get_language() or ""))
