"""The language of sentences: answers say everything in all languages, problems speak that of the client."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from cms.cyrillic.addresses import CYRILLIC, LATIN, is_offered


def language_of(request: HttpRequest) -> str:
    """What ``Accept-Language`` asks for first among the languages that sentences exist in, else the portal's first.

    No cookie has a say: an answer could not be kept by a cache.
    """
    for code, _weight in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        if known := _known(code):
            return known
    return settings.LANGUAGE_CODE


def _known(code: str) -> str | None:
    offered = [*settings.PUBLIC_LANGUAGES, "en", *([CYRILLIC] if is_offered() else [])]
    main = code.partition("-")[0]
    if main == "sr":
        code = code if code.startswith((LATIN, CYRILLIC)) else LATIN
        code = "-".join(code.split("-")[:2])
    return next((each for each in (code, main) if each in offered), None)
