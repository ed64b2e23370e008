"""What else a search looks for, what short forms mean, what the office pinned, and what led nowhere."""

from .asked import note_query
from .matching import Expansion, Meaning, expansions, meanings
from .pins import pinned

__all__ = ["Expansion", "Meaning", "expansions", "meanings", "note_query", "pinned"]
