"""The pictures of the tours, which tools/guide_pictures.py takes in each language of the admin."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from PIL import Image

FOLDER = Path(__file__).parent / "static" / "guide"
# The first stands in for a language that has none.
LANGUAGES = ("sq", "sr-latn", "sr-cyrl", "en")


@dataclass(frozen=True)
class Picture:
    address: str
    width: int
    height: int


def path_of(name: str, language: str | None) -> Path:
    return FOLDER / (language if language in LANGUAGES else LANGUAGES[0]) / f"{name}.webp"


@cache
def picture(name: str, language: str | None) -> Picture:
    """The picture in a language; its size lets the page keep its place while it loads."""
    path = path_of(name, language)
    with Image.open(path) as opened:
        return Picture(static(f"guide/{path.parent.name}/{path.name}"), *opened.size)
