from .asked import Outcome, QueryCount
from .entries import CatalogueEntry
from .pins import PinnedResult
from .records import CatalogueRecord
from .synonyms import SynonymGroup, SynonymKind, SynonymState, SynonymWord
from .words import VocabularyWord

__all__ = [
    "CatalogueEntry",
    "CatalogueRecord",
    "Outcome",
    "PinnedResult",
    "QueryCount",
    "SynonymGroup",
    "SynonymKind",
    "SynonymState",
    "SynonymWord",
    "VocabularyWord",
]
