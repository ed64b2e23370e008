"""A record as PostgreSQL's text search keeps it.

One vector has all of a record, so that one index answers for words, heading and signs together: a term as it is, the
same with ``^`` before it where it stands in the heading, and signs with ``=``. No term of a reader begins so.
Format and limits: https://www.postgresql.org/docs/current/textsearch-limitations.html.
"""

from collections.abc import Iterator

from search.engines.plan import is_term
from search.models import CatalogueRecord

HEADING, SIGN = "^", "="
# The largest position is 16,383 and stands for all beyond it too; a term has at most 256; a vector is under 1 MB.
LAST_POSITION = 16_382
MOST_POSITIONS = 255
MOST_BYTES = 1_000_000
# Between fields, so that no phrase goes across.
GAP = 2


def vector(record: CatalogueRecord) -> str:
    """The record as the text of a ``tsvector``.

    Terms beyond ``LAST_POSITION`` are found as words and not in phrases. What does not fit into ``MOST_BYTES``, which
    are tens of thousands of different terms, is cut from the end: files come last.
    """
    positions: dict[str, list[int]] = {}
    room = MOST_BYTES
    for lexeme, place in _lexemes(record):
        places = positions.get(lexeme)
        if places is None:
            # A term takes an entry of four bytes besides its own, and its positions begin at an even byte.
            room -= len(lexeme) + 8
            if room < 0:
                break
            places = positions[lexeme] = []
        if 0 < place <= LAST_POSITION and len(places) < MOST_POSITIONS:
            room -= 2
            places.append(place)
    return " ".join(quoted(lexeme) + _places(places) for lexeme, places in positions.items())


def _lexemes(record: CatalogueRecord) -> Iterator[tuple[str, int]]:
    """Every lexeme with its position, 0 where it has none."""
    for sign in record.facets.lower().split():
        yield SIGN + sign, 0
    place = 0
    for name in ("heading", "lead", "text", "files"):
        for term in getattr(record, name).split():
            place += 1
            if is_term(term):
                yield term, place
                if name == "heading":
                    yield HEADING + term, place
        place += GAP


def _places(places: list[int]) -> str:
    return f":{','.join(map(str, places))}" if places else ""


def quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
