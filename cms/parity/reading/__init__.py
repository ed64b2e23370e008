"""The truth about many records at once, by a fixed number of queries however many they are."""

from .documents import Documents
from .facts import Facts
from .pages import Pages
from .terms import Terms

READERS = (Pages, Documents, Terms)

__all__ = ["READERS", "Documents", "Facts", "Pages", "Terms"]
