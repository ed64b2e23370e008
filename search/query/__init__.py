"""The search service: what a reader asks (``Asked``) and what is answered (``Results``)."""

from .asked import PAGE_SIZE, Asked, Sort
from .hits import hits_of
from .results import Choice, Facet, FileMatch, Hit, Proposal, Results, Window
from .service import newest, search, window
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
    "Window",
    "add_words",
    "hits_of",
    "newest",
    "rebuild_words",
    "search",
    "suggest",
    "window",
]
