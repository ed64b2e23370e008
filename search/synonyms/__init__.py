"""What else a search looks for, what short forms mean, and what the office pinned."""

from .matching import Expansion, Meaning, expansions, meanings

__all__ = ["Expansion", "Meaning", "expansions", "meanings"]
