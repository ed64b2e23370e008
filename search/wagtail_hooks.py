"""What the search adds to the admin."""

from .office import hooks

__all__ = ["hooks"]
