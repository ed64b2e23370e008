"""The groups that come with the software, and their way into the database."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from search.models import SynonymGroup, SynonymState, SynonymWord

from . import state
from .vocabulary import phrase

DATA = Path(__file__).parent / "data" / "synonyms.tsv"
# Columns of the file with words of one language; “any” holds words of every language, “typed” mistakes and the like.
LANGUAGES = ("sq", "sr-latn")
_BETWEEN = "|"


@dataclass(frozen=True)
class Given:
    """A row of the file. ``words`` are (text, language, only_typed)."""

    code: str
    kind: str
    note: str
    words: tuple[tuple[str, str, bool], ...]

    @property
    def is_one_word(self) -> bool:
        """The analysis takes all its words for one (Deçan and Dečane), so that a search needs no help with them."""
        return len({way for text, language, _typed in self.words for way in phrase(text, language).ways}) < 2


def read(path: Path = DATA) -> list[Given]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Given(row["code"], row["kind"], row["note"], tuple(_words(row)))
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


@transaction.atomic
def load(given: list[Given]) -> int:
    """Add the groups that were never loaded and help a search, and return how many.

    What the office changed, switched off or deleted stays as it is. A language that the portal has not is left out:
    readers cannot ask in it, and words that are the same everywhere have none.
    """
    row = SynonymState.objects.select_for_update().get_or_create(pk=1)[0]
    known = {*row.loaded, *SynonymGroup.objects.exclude(code=None).values_list("code", flat=True)}
    new = [one for one in given if one.code not in known and not one.is_one_word]
    for one in new:
        _add(one)
    if new:
        state.renew()
        SynonymState.objects.filter(pk=1).update(loaded=sorted({*known, *(one.code for one in new)}))
    return len(new)


def _add(given: Given) -> None:
    words = [
        SynonymWord(text=text, language=language, only_typed=only_typed)
        for text, language, only_typed in given.words
        if language in ("", *settings.PUBLIC_LANGUAGES)
    ]
    # The signals of saving would renew the token for each; the caller does it once.
    [group] = SynonymGroup.objects.bulk_create([SynonymGroup(code=given.code, kind=given.kind, note=given.note)])
    for word in words:
        word.group = group
    SynonymWord.objects.bulk_create(words)


def _words(row: dict[str, str]) -> Iterator[tuple[str, str, bool]]:
    for column in (*LANGUAGES, "any", "typed"):
        language = column if column in LANGUAGES else ""
        for text in row[column].split(_BETWEEN):
            if text.strip():
                yield text.strip(), language, column == "typed"
