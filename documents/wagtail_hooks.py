"""What the documents library adds to the admin; each part registers itself."""

from .office.editing import hooks as editing
from .office.library import hooks as library

__all__ = ["editing", "library"]
