"""What writing systems add to the admin."""

from .office import hooks

__all__ = ["hooks"]
