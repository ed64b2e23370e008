"""Choosing between the texts that were at a place of a translation and the one that is there now."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from .kept import Earlier, earlier_texts, keep_page
from .labels import label_of
from .log_actions import TEXTS_MERGED
from .machine_marks import plain
from .models import Loss
from .originals import original_of
from .own_texts import Place, is_usable, paired, places, replace_texts, store, translations_by_source
from .readiness import running_translation
from .texts import strings_of

MOST_CHOICES = 6


@dataclass(frozen=True)
class Choice:
    """``value`` is what the form sends for it."""

    earlier: Earlier

    @property
    def value(self) -> str:
        return sign(self.earlier.text)

    @property
    def text(self) -> str:
        return plain(self.earlier.text)

    @property
    def source(self) -> str:
        return plain(self.earlier.source)


@dataclass(frozen=True)
class Row:
    """One text of a translation: ``present`` is empty where it has none. All but ``choices`` is without marks."""

    place: Place
    label: str
    original: str
    present: str
    choices: list[Choice]

    @property
    def key(self) -> str:
        return sign(f"{self.place[0]}|{self.place[1]}")


def sign(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def rows_of(page: Page) -> list[Row]:
    """The texts of the translation ``page`` that have another text to choose, in their order."""
    latest = page.specific.get_latest_revision_as_object()
    original = original_of(page)
    source = strings_of(original.specific) if original else []
    translation = running_translation(page)
    if translation:
        source = strings_of(translation.source.as_instance())
        known = translations_by_source(translation)
        texts = {
            place: (text.string.data, known.get((text.path, text.string.data), ""))
            for place, text in places(source).items()
        }
    else:
        beside = {place: text.string.data for place, text in paired(strings_of(latest), source).items()}
        texts = {place: (beside.get(place, ""), text.string.data) for place, text in places(strings_of(latest)).items()}
    earlier = earlier_texts(page)
    labelled = [page for page in (original and original.specific, latest) if page]
    rows = []
    for place, (said, present) in texts.items():
        shape = said if translation else present
        found = _choices(earlier, place, said, present, shape)
        if found:
            rows.append(Row(place, label_of(place[0], *labelled), plain(said), plain(present), found))
    return rows


def _choices(earlier: dict, place: Place, said: str, present: str, shape: str) -> list[Choice]:
    known = {plain(present), ""}
    found = []
    for text in [*earlier.get(place[0], []), *earlier.get("=" + said, [])]:
        if plain(text.text) not in known and is_usable(shape, text.text):
            known.add(plain(text.text))
            found.append(Choice(text))
    return found[:MOST_CHOICES]


@transaction.atomic
def merge(page: Page, chosen: Mapping[str, str], user: AbstractBaseUser) -> int:
    """Take the chosen texts (row key to the value of a choice); return how many. What they replace is kept.

    A translation that is kept in step gets them as translations, a page of its own as its newest draft.
    """
    texts: dict[Place, str] = {}
    for row in rows_of(page):
        for choice in row.choices:
            if chosen.get(row.key) == choice.value:
                texts[row.place] = choice.earlier.text
    if not texts:
        return 0
    translation = running_translation(page)
    if translation:
        originals = places(strings_of(translation.source.as_instance()))
        taken = sum(store(translation, originals[place], text, user) for place, text in texts.items())
    else:
        taken = _into_draft(page, texts, user)
    log(instance=page, action=TEXTS_MERGED, user=user, data={"count": taken})
    return taken


def _into_draft(page: Page, texts: dict[Place, str], user: AbstractBaseUser) -> int:
    draft = page.specific.get_latest_revision_as_object()
    keep_page(draft, Loss.MERGED, user)
    if not replace_texts(draft, texts):
        return 0
    draft.save_revision(user=user, clean=False)
    return len(texts)
