"""How a data set says what is in it. Files, schemas and dictionaries are all made from this one declaration."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils.functional import Promise

from .vocabulary import labels_of

# What a data set is read from: the answers of one record by language, in the order of the public languages.
Answers = dict[str, dict]
Value = str | int | bool | list[str] | None

# Numbers, telephone numbers and the like begin with such a sign and do nothing.
_HARMLESS = re.compile(r"[+-][\d\s()./-]*\Z")
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
SEPARATOR = "|"


class Type(StrEnum):
    """Types of XML Schema, by the names of the Metadata Vocabulary for Tabular Data, 5.11.1."""

    TEXT = "string"
    ADDRESS = "anyURI"
    INTEGER = "integer"
    AMOUNT = "decimal"
    DATE = "date"
    TIME = "time"
    MOMENT = "dateTime"
    YES_NO = "boolean"


@dataclass(frozen=True)
class Column:
    """``path`` leads through an answer (``issuing_body.code``); lists on the way are read through.

    ``each_language``: a column for every public language, by its code behind the name (``title_sq``), read from the
    answer in that language; ``shared``: from the texts that the answer has in every language. ``codes`` names
    the vocabulary of the interface that lists the values, ``refers`` the data set whose first column they come from;
    ``label_of`` names the vocabulary in which a shared column finds the words for its code.
    """

    name: str
    title: str | Promise
    meaning: str | Promise
    path: str = ""
    type: Type = Type.TEXT
    each_language: bool = False
    shared: bool = False
    several: bool = False
    required: bool = False
    unit: str = ""
    codes: str = ""
    refers: str = ""
    label_of: str = ""
    example: str = ""


@dataclass(frozen=True)
class Field:
    """A column as it stands in the files: ``language`` is empty where all languages share it."""

    column: Column
    language: str = ""

    @cached_property
    def name(self) -> str:
        suffix = f"_{self.language.replace('-', '_')}" if self.language else ""
        return self.column.name + suffix

    @cached_property
    def path(self) -> list[str]:
        return (self.column.path or self.column.name).split(".")

    def value(self, answers: Answers) -> Value:
        """The value for JSON: empty texts are None, several values a list."""
        column = self.column
        own = self.language and not column.shared
        answer = answers.get(self.language) if own else next(iter(answers.values()))
        found = _dig(answer, self.path)
        if column.label_of:
            found = labels_of(column.label_of).get(found)
        if column.shared and self.language:
            found = (found or {}).get(self.language)
        if column.several:
            return [item for item in (found or []) if item not in (None, "")]
        return None if found == "" else found


@dataclass(frozen=True)
class DataSet:
    """``records`` yields the answers of a day. ``theme`` is of the EU's vocabulary of data themes.

    ``state`` says which state of the data this is, at a query or two. ``key`` names the columns that no two rows share.
    """

    name: str
    title: str | Promise
    description: str | Promise
    columns: tuple[Column, ...]
    records: Callable[[date], Iterator[Answers]]
    state: Callable[[], "State"]
    key: tuple[str, ...] = ("key",)
    theme: str = "GOVE"

    @property
    def fields(self) -> list[Field]:
        return [field for column in self.columns for field in _fields(column)]

    @property
    def shape(self) -> str:
        """Changes when the software names other columns."""
        return sha256(" ".join(field.name for field in self.fields).encode()).hexdigest()[:8]

    def rows(self, day: date) -> Iterator[dict[str, Value]]:
        fields = self.fields
        for answers in self.records(day):
            yield {field.name: field.value(answers) for field in fields}


@dataclass(frozen=True)
class State:
    """``rows`` is None where counting them means reading them all."""

    tag: str
    changed_at: datetime | None
    rows: int | None
    issued_at: datetime | None = None


def _fields(column: Column) -> Iterator[Field]:
    if column.each_language or column.shared:
        yield from (Field(column, language) for language in settings.PUBLIC_LANGUAGES)
    else:
        yield Field(column)


def _dig(value: Any, path: list[str]) -> Any:
    for place, name in enumerate(path):
        if isinstance(value, list):
            inner = [_dig(item, path[place:]) for item in value]
            return [item for found in inner for item in (found if isinstance(found, list) else [found])]
        if value is None:
            return None
        value = value.get(name)
    return value


def cell(value: Value, kind: Type) -> str:
    """A value as it stands in CSV. See ``guarded`` for texts."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return guarded(SEPARATOR.join(value))
    return guarded(str(value)) if kind is Type.TEXT else str(value)


def guarded(text: str) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV Injection).

    ``unguarded`` takes it away again: nothing is lost, since a text that begins like a guarded one is guarded too.
    """
    return f"'{text}" if _FORMULA.match(text) and not _HARMLESS.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
