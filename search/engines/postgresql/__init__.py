from .engine import PostgresqlEngine

__all__ = ["PostgresqlEngine"]
