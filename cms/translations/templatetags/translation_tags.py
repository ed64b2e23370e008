"""What readers are told of a translation that is behind its original."""

from django import template
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.templatetags.cms_tags import language_in_sentence, numeric_date
from cms.templatetags.frames import Frame
from cms.translations.frames import BEHIND_SINCE, IS_TRANSLATION

register = template.Library()


@register.inclusion_tag("cms_translations/behind.html", takes_context=True)
def behind_notice(context: RequestContext) -> dict:
    """Says that the original was changed and where it is. What the frame has found is enough: no query is made."""
    frame, page = context.get("frame", {}), context.get("page")
    around = frame.get("around")
    itself = next((found for found in around.found if found.pk == page.pk), None) if around and page else None
    since = getattr(itself, BEHIND_SINCE, None)
    original = _original(page, around) if since else None
    if original is None:
        return {}
    code = original.locale.language_code
    values = {"language": language_in_sentence(code), "day": numeric_date(timezone.localtime(since).date())}
    sentence = _("The original in %(language)s was changed on %(day)s; this translation does not follow it yet.")
    return {"sentence": sentence % values, "code": code, "url": original.get_url(context.get("request"))}


def _original(page: Page, around: Frame) -> Page | None:
    """The page in another language that is no translation itself, where readers may see it."""
    others = (twin for twin in around.twins.values() if twin.pk != page.pk)
    return next((twin for twin in others if not getattr(twin, IS_TRANSLATION)), None)
