"""The search service: what a reader asks (``Asked``) and what is answered (``Results``)."""

from .asked import PAGE_SIZE, Asked, Sort
from .results import Choice, Facet, FileMatch, Hit, Proposal, Results
from .service import newest, search
from .suggesting import Suggestion, suggest
from .vocabulary import add_words, rebuild_words

__all__ = [
    "PAGE_SIZE",
    "Asked",
    "Choice",
    "Facet",
    "FileMatch",
    "Hit",
    "Proposal",
    "Results",
    "Sort",
    "Suggestion",
    "add_words",
    "newest",
    "rebuild_words",
    "search",
    "suggest",
]
