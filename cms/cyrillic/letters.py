"""The letters of an answer that is made of data (a feed, a calendar): Serbian words and addresses, text by text.

Such an answer says its ``Content-Language`` itself, and the middleware leaves it as it is.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language

from .addresses import CYRILLIC, LATIN, Addresses, is_cyrillic
from .register import converter

_TAGS = {LATIN: "sr-Latn", CYRILLIC: "sr-Cyrl"}


@dataclass(frozen=True)
class Letters:
    """How the answer to one request writes texts, tags of languages (BCP 47) and full addresses."""

    request: HttpRequest
    converts: bool

    def text(self, text: str, language: str | None = None) -> str:
        """A plain text of ``language`` (the active one without it); what is not Serbian keeps its letters."""
        is_serbian = (language or get_language()) == LATIN
        return converter().text(text) if self.converts and is_serbian else text

    def tag(self, language: str) -> str:
        code = CYRILLIC if self.converts and language == LATIN else language
        return _TAGS.get(code, code)

    def address(self, address: str) -> str:
        """The full form of a path or address of the portal, in the reader's own tree; of a query as it is."""
        full = self.request.build_absolute_uri(address)
        origin = f"{self.request.scheme}://{self.request.get_host()}"
        return Addresses(get_script_prefix(), (origin,)).cyrillic(full) if self.converts else full


def letters_of(request: HttpRequest) -> Letters:
    return Letters(request, is_cyrillic(request))
