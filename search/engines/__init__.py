from .base import Engine, EngineUnavailable

__all__ = ["Engine", "EngineUnavailable"]
