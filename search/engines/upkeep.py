"""Keeps the database's index whole when tables change."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from .sqlite import schema


def connect(config: AppConfig) -> None:
    """After every ``migrate``: see ``schema.restore``."""
    post_migrate.connect(_restore, sender=config, dispatch_uid="search.engines")


def _restore(using: str, **_said: object) -> None:
    if connections[using].vendor == "sqlite":
        schema.restore(connections[using])
