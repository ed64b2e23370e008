"""What an engine provides. Imports nothing of Django: child processes start with this."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

# Ends every page in what a child prints, as poppler does.
PAGE_END = "\f"
# Exit status and word of a child whose file needs a password.
ENCRYPTED_STATUS = 3
_OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Encrypted(Exception):
    """The file needs a password."""


class ExtractionFailed(Exception):
    """No text could be read. ``code`` is "engine", "broken", "encrypted", "time", "memory" or "output".

    ``str()`` is the translated sentence for a person, ``detail`` the last words of the program for the log.
    """

    def __init__(self, code: str, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.code, self.sentence, self.detail = code, sentence, detail


@dataclass(frozen=True)
class Extraction:
    """``pages`` in order (one for formats without pages); ``repaired`` where an old font was undone."""

    pages: list[str]
    engine: str
    repaired: bool = False


class Engine:
    """Reads the text of some formats. A subclass sets the three attributes and provides ``pages`` or ``command``.

    ``name`` is kept with the text; ``extensions`` are lower case without the dot; ``needs`` is the Python module
    without which the engine cannot work.
    """

    name = ""
    extensions: tuple[str, ...] = ()
    needs = ""

    def missing(self) -> str:
        """Return what has to be installed before this engine works, or nothing."""
        return "" if not self.needs or find_spec(self.needs) else self.needs

    def pages(self, path: Path) -> Iterator[str]:
        """Yield the text of each page. Called in a child process: any exception means that the file is broken."""
        raise NotImplementedError

    def command(self, path: Path) -> list[str]:
        """Return the command that prints every page as UTF-8, each ended by a form feed."""
        # Not at the top: a child has no use for the sandbox, and pays for its imports.
        from documents.sandbox import python

        return python("documents.engines.child", f"{type(self).__module__}:{type(self).__qualname__}", str(path))

    def is_encrypted(self, errors: str, status: int | None) -> bool:
        """Tell from the end of a child that the file needs a password."""
        return status == ENCRYPTED_STATUS


def refuse_encrypted_office(path: Path) -> None:
    """Raise Encrypted for an Office file with a password: not a ZIP archive any more, but an OLE container."""
    with path.open("rb") as file:
        if file.read(len(_OLE_HEAD)) == _OLE_HEAD:
            raise Encrypted
