"""How an embedded list looks, as it stands in its address."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.models.site_settings import check_contrast

NAMES = ("count", "scheme", "accent", "heading")
USUAL_COUNT, MOST = 5, 20
HEADINGS = ("2", "3", "4", "5", "6")


class Scheme(TextChoices):
    AUTO = "auto", gettext_lazy("As the reader's device")
    LIGHT = "light", gettext_lazy("Light")
    DARK = "dark", gettext_lazy("Dark")


@dataclass(frozen=True)
class Look:
    """``accent`` is a colour as ``#rrggbb`` or empty for the municipality's; ``heading`` a level from 2 to 6.

    ``problems`` are sentences on what cannot be used; the values they speak of are the usual ones.
    """

    count: int = USUAL_COUNT
    scheme: Scheme = Scheme.AUTO
    accent: str = ""
    heading: str = "2"
    problems: tuple[str, ...] = ()

    @classmethod
    def from_address(cls, parameters: QueryDict) -> "Look":
        values, problems = {}, []
        for name, read in _READERS.items():
            text = parameters.get(name, "").strip()
            try:
                values |= {name: read(text)} if text else {}
            except ValidationError as error:
                problems += error.messages
        return cls(**values, problems=tuple(problems))

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """What differs from the usual, as pairs of an address."""
        usual = Look()
        given = [(name, getattr(self, name)) for name in NAMES if getattr(self, name) != getattr(usual, name)]
        return [(name, str(value).removeprefix("#")) for name, value in given]

    @property
    def query_string(self) -> str:
        return urlencode(self.parameters)


def _count(text: str) -> int:
    if not re.fullmatch("[0-9]{1,3}", text) or not 1 <= int(text) <= MOST:
        raise ValidationError(_("Choose a number of entries from 1 to %(most)d.") % {"most": MOST})
    return int(text)


def _scheme(text: str) -> Scheme:
    if text not in Scheme.values:
        raise ValidationError(
            _("There is no scheme “%(value)s”. Schemes are: auto, light, dark.") % {"value": text[:40]}
        )
    return Scheme(text)


def colour(text: str) -> str:
    """``#rrggbb`` of a colour written with or without #; raises ValidationError where text in it cannot be read."""
    if not re.fullmatch("#?[0-9a-fA-F]{6}", text):
        raise ValidationError(_("Write the colour as # and six digits or letters, like #0b4f8a."))
    found = f"#{text.removeprefix('#').lower()}"
    check_contrast(found)
    return found


def _heading(text: str) -> str:
    if text not in HEADINGS:
        raise ValidationError(_("Choose a level of the heading from 2 to 6."))
    return text


_READERS = {"count": _count, "scheme": _scheme, "accent": colour, "heading": _heading}
