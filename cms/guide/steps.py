"""What a tour is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .pictures import Picture, picture
from .words import WORDS, with_words


@dataclass(frozen=True)
class Place:
    """A screen that a step leads to: its view, its name in ``WORDS``, and who may open it (None: everybody)."""

    view: str
    word: str
    may_open: Callable[[AbstractBaseUser], bool] | None = None

    @property
    def address(self) -> str:
        return reverse(self.view)

    @property
    def label(self) -> str:
        return str(WORDS[self.word])

    def is_open_to(self, user: AbstractBaseUser) -> bool:
        return self.may_open is None or self.may_open(user)


@dataclass(frozen=True)
class Step:
    """``code`` is its anchor and names its picture; ``shows`` tells the picture to those who cannot see it."""

    code: str
    heading: Promise
    sentences: tuple[Promise, ...]
    shows: Promise | None = None
    place: Place | None = None

    @property
    def paragraphs(self) -> list[SafeString]:
        return [with_words(each) for each in self.sentences]


@dataclass(frozen=True)
class Tour:
    code: str
    icon: str
    title: Promise
    introduction: Promise
    steps: tuple[Step, ...]

    def picture_of(self, step: Step) -> Picture | None:
        return picture(f"{self.code}-{step.code}", get_language()) if step.shows else None
