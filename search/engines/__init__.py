from .base import Engine, EngineUnavailable
from .choose import engine

__all__ = ["Engine", "EngineUnavailable", "engine"]
