from .entries import CatalogueEntry
from .records import CatalogueRecord

__all__ = ["CatalogueEntry", "CatalogueRecord"]
