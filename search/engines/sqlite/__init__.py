from .engine import SqliteEngine

__all__ = ["SqliteEngine"]
