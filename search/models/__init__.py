from .entries import CatalogueEntry
from .records import CatalogueRecord
from .words import VocabularyWord

__all__ = ["CatalogueEntry", "CatalogueRecord", "VocabularyWord"]
