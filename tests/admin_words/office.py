"""What the addresses of the admin are filled with."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model
from wagtail.models import Page

DAY = date(2026, 3, 10)
ROLES = {
    "editor": "Editors",
    "translator": "Translators sr-latn",
    "publisher": "Publishers",
    "documents-officer": "Documents officers",
    "administrator": "Administrators",
}
# No role's name, which would be English.
NAMES = dict(zip(ROLES, ("arta", "bojana", "besim", "dragan", "driton"), strict=True))


@dataclass
class Office:
    """``pages`` has one page of each type, ``things`` everything else by a name: ``office.act``."""

    users: dict[str, Model] = field(default_factory=dict)
    pages: dict[type[Page], Page] = field(default_factory=dict)
    things: dict[str, object] = field(default_factory=dict)

    def __getattr__(self, name: str):
        try:
            return self.__dict__["things"][name]
        except KeyError:
            raise AttributeError(name) from None
