"""Facet signs: short words in the index that filters and counts ask for. They never meet the reader's words."""

from uuid import UUID

# Every record has this sign, so that "all but ..." has something to begin with.
EVERY = "every"
HAS_FILE = "file"


def is_sign(term: str) -> bool:
    """Whether a term could be one of these signs."""
    return term in (EVERY, HAS_FILE) or term[1:2] == "."


def family(value: str) -> str:
    return f"f.{value}"


def kind(family_value: str, value: str) -> str:
    return f"k.{family_value}.{value}"


def body(code: str) -> str:
    return f"b.{code}"


def topic(code: str) -> str:
    return f"t.{code}"


def place(code: str) -> str:
    return f"p.{code}"


def year(number: int) -> str:
    return f"y.{number}"


def language(code: str) -> str:
    """The record is public in this language."""
    return f"l.{code}"


def only(code: str) -> str:
    """The record is public in this language alone."""
    return f"o.{code}"


def reference(term: str) -> str:
    """The record itself bears this reference (``534/2``), as analysed; references in its text do not count."""
    return f"r.{term}"


def record(key: UUID) -> str:
    return f"i.{key.hex}"
