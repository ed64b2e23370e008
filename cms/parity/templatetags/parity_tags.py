"""What readers are told of a language that comes later."""

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.clock import today
from cms.parity.excuses import standing_exception
from cms.parity.frames import FRAME_NAME
from cms.parity.models import LanguageException
from cms.templatetags.cms_tags import language_in_sentence, numeric_date
from cms.templatetags.frames import Frame

register = template.Library()


@register.inclusion_tag("parity/notice.html", takes_context=True)
def language_notice(context: RequestContext) -> dict:
    """The exception that stands for a record that lacks a language, in every language.

    On a record's page the frame has found whether there is one, so that a page without asks nothing more. A page that
    is shown in place of a missing language names its record in ``record_key`` and what exists in ``existing``.
    """
    frame = context.get("frame", {})
    if page := context.get("page"):
        missing = [language["code"] for language in frame.get("languages", []) if not language["exists"]]
        languages = [language["code"] for language in frame.get("languages", []) if language["exists"]]
        asked = missing and _may_have_exception(page, frame.get("around"))
        given = standing_exception(page.translation_key, languages, missing) if asked else None
    else:
        present = {page.locale.language_code for page in context.get("existing", [])}
        missing = [code for code in settings.PUBLIC_LANGUAGES if code not in present]
        given = standing_exception(context["record_key"], present, missing) if context.get("record_key") else None
    return {"notices": _notices(given, missing) if given else []}


def _may_have_exception(page: Page, around: Frame | None) -> bool:
    itself = next((found for found in around.found if found.pk == page.pk), None) if around else None
    return bool(getattr(itself, FRAME_NAME, None))


def _notices(given: LanguageException, missing: list[str]) -> list[dict]:
    found = []
    for code in settings.PUBLIC_LANGUAGES:
        with translation.override(code):
            values = {
                "languages": ", ".join(map(language_in_sentence, missing)),
                "day": numeric_date(given.until),
            }
            if given.until >= today():
                sentence = _("Not public yet in: %(languages)s. It follows by %(day)s at the latest.") % values
            else:
                sentence = _("Not public yet in: %(languages)s. It was due by %(day)s and is late.") % values
            found.append({"code": code, "sentence": sentence, "reason": str(given.public_reason.localize(code))})
    return found
