"""What the municipality knows and texts are compared with: laws, names of bodies and places. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """A body, place or the municipality: its name by language."""

    by_language: tuple[tuple[str, str], ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for _language, name in self.by_language if name))


@dataclass(frozen=True)
class Register:
    """``laws`` are written as the analysis writes them (``03/l-040``). Empty, it leaves the checks of laws out."""

    laws: frozenset[str] = frozenset()
    names: tuple[Name, ...] = ()
