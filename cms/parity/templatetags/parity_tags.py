"""What readers are told of a language that comes later."""

from uuid import UUID

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.utils import translation
from django.utils.translation import gettext as _

from cms.clock import today
from cms.parity.models import LanguageException
from cms.templatetags.cms_tags import language_in_sentence, numeric_date

register = template.Library()


@register.inclusion_tag("parity/notice.html", takes_context=True)
def language_notice(context: RequestContext) -> dict:
    """The newest exception of a record that lacks a language, in every language; asked only where one is missing.

    ``frame.languages`` of the page says which exist; a page that is shown in place of a missing language names its
    record in ``record_key`` and what exists in ``existing``.
    """
    if page := context.get("page"):
        languages = context.get("frame", {}).get("languages", [])
        missing = [language["code"] for language in languages if not language["exists"]]
        key: UUID = page.translation_key
    else:
        key, existing = context.get("record_key"), context.get("existing", [])
        present = {page.locale.language_code for page in existing}
        missing = [code for code in settings.PUBLIC_LANGUAGES if code not in present]
    given = LanguageException.objects.filter(translation_key=key).newest_first().first() if missing else None
    return {"notices": _notices(given, missing) if given else []}


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
