"""The pictures of a record: its own, and those of its text."""

from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage

from cms.api.making.addresses import absolute

from .facts import Facts


@dataclass(frozen=True)
class Picture:
    """``url`` is absolute; sizes are pixels; ``alt`` is empty where nobody described it."""

    url: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""


def pictures_of(said: dict[str, Any]) -> list[Picture]:
    """Each picture of the answer of a record once, its own first."""
    found = [_picture(said["image"], said.get("image_alt", ""))] if said.get("image") else []
    for block in (said.get("text") or {}).get("blocks", ()):
        if block["type"] == "image" and block["image"]:
            found.append(_picture(block["image"], block["alt_text"] or block["caption"]))
    return list({picture.url: picture for picture in reversed(found)}.values())[::-1]


def card_picture(facts: Facts, municipality: str) -> Picture | None:
    """The picture of a link to the page: the first of the record, else the coat of arms."""
    own = pictures_of(facts.said)
    return own[0] if own else arms_of(facts, municipality)


def arms_of(facts: Facts, municipality: str) -> Picture | None:
    """The coat of arms, named after the municipality."""
    if not facts.arms:
        return None
    file, width, height = facts.arms
    return Picture(absolute(default_storage.url(file)), width, height, municipality)


def _picture(image: dict[str, Any], alt: str) -> Picture:
    return Picture(image["url"], image["width"], image["height"], alt, image.get("credit", ""))
