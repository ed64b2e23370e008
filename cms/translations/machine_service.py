"""A LibreTranslate-compatible service as wagtail-localize's machine translator."""

import logging
from collections.abc import Iterable

import requests
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

from documents.reading.script import in_latin

from .machine_marks import normal

logger = logging.getLogger("komuna.translations")
# Services limit the texts of one request; LibreTranslate's own default is without limit, public ones take 50 and more.
AT_ONCE = 50


class MachineTranslationFailed(Exception):
    """The service gave no usable answer; the sentence is for the user, and nothing was written."""


class LibreTranslate(LibreTranslator):
    """Options: ``LIBRETRANSLATE_URL`` (without ``/translate``), ``API_KEY`` (may be empty), ``TIMEOUT`` in seconds."""

    def get_api_endpoint(self) -> str:
        return super().get_api_endpoint().rstrip("/")

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """All strings but those that the service has no words for, or none: raises MachineTranslationFailed."""
        wanted = list(strings)
        answers: dict[StringValue, StringValue] = {}
        try:
            for start in range(0, len(wanted), AT_ONCE):
                answers |= super().translate(source_locale, target_locale, wanted[start : start + AT_ONCE])
        except requests.Timeout as error:
            raise self._failed("timeout", error, _too_slow()) from error
        except requests.RequestException as error:
            raise self._failed("no answer", error, _no_answer()) from error
        except (KeyError, TypeError, ValueError) as error:
            raise self._failed("bad answer", error, _bad_answer()) from error
        texts = {string: _in_script(answer, target_locale) for string, answer in answers.items()}
        return {string: text for string, text in texts.items() if text.data}

    def _failed(self, event: str, error: Exception, sentence: str) -> MachineTranslationFailed:
        logger.warning("machine translation: %s: %s", event, type(error).__name__)
        return MachineTranslationFailed(sentence)


def _in_script(answer: StringValue, locale: Locale) -> StringValue:
    """Services answer Serbian in Cyrillic; it is stored in Latin letters, and no text with blanks around it."""
    if not isinstance(answer.data, str):
        raise MachineTranslationFailed(_bad_answer())
    text = normal(answer.data)
    return StringValue(in_latin(text) if locale.language_code == "sr-latn" else text)


def _too_slow() -> str:
    return _("The translation service took too long. Nothing was changed. Try again later, or translate by hand.")


def _no_answer() -> str:
    return _("The translation service does not answer. Nothing was changed. Try again later, or translate by hand.")


def _bad_answer() -> str:
    return _(
        "The answer of the translation service cannot be used. Nothing was changed. Translate by hand, and tell "
        "whoever runs the portal."
    )
