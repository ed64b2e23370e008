"""From text to terms, the same for indexing and for queries, for every engine. Pure: no database, no settings.

A term is a non-empty ASCII string over ``[a-z0-9_./@:+-]`` of at most ``LONGEST`` signs. Documents are stemmed by their
own language, queries by all of them. ``docs/adr/0011-search-analysis.md`` says why, and how to add a language.
"""

from .folding import LONGEST, fold_word
from .languages import is_stop_word
from .queries import Piece, query_pieces, query_terms
from .texts import Read, Token, read, terms, tokens

__all__ = [
    "LONGEST",
    "Piece",
    "Read",
    "Token",
    "fold_word",
    "is_stop_word",
    "query_pieces",
    "query_terms",
    "read",
    "terms",
    "tokens",
]
