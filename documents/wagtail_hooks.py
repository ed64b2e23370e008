"""What the documents library adds to the admin; each part registers itself."""

from .office.choosing import hooks as choosing
from .office.editing import hooks as editing
from .office.joining import hooks as joining
from .office.library import hooks as library
from .office.listing import hooks as listing

__all__ = ["choosing", "editing", "joining", "library", "listing"]
