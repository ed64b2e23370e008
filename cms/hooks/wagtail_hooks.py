"""What webhooks add to the admin."""

from .office import hooks

__all__ = ["hooks"]
