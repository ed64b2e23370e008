from .engine import OpenSearchEngine

__all__ = ["OpenSearchEngine"]
