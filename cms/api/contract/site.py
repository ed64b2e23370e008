"""The portal itself: what the head and the foot of every page need."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from .parts import Image, Part, Texts


class Language(Part):
    code: str = Field(description="As in “language” everywhere.")
    tag: str = Field(description="BCP 47, for “lang” and “hreflang”.")
    name: str = Field(description="In the language itself.")
    home: str = Field(description="Address of the home page.")
    cyrillic: str | None = Field(description="Address of the same pages in Cyrillic letters, where there are such.")


class Entry(Part):
    """A page to which a menu leads, or a place in the tree of sections, in all languages in which it is public."""

    key: UUID
    type: str
    title: Texts
    url: Texts
    children: list["Entry"]


class Menu(Part):
    menu: Literal["main", "footer"]
    entries: list[Entry]


class Channel(Part):
    label: str
    url: str


class Contact(Part):
    address: Texts
    opening_hours: Texts
    phone: str
    email: str


class Licence(Part):
    """What people may do with what is published, in the municipality's own words."""

    terms: Texts
    url: str


class Site(Part):
    name: Texts
    slogan: Texts
    languages: list[Language]
    default_language: str
    coat_of_arms: Image | None
    primary_colour: str
    accent_colour: str
    contact: Contact
    channels: list[Channel]
    licence: Licence
    menus: list[Menu]
    sections: list[Entry] = Field(description="Sections and standard pages as they stand below each other.")
