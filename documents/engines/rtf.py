import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from documents.engines.base import Engine

_CODE_PAGE = re.compile(rb"\\ansicpg(\d+)")


class RtfEngine(Engine):
    """Rich text: its words in order, as one page."""

    name = "striprtf"
    extensions = ("rtf",)
    needs = "striprtf"

    def pages(self, path: Path) -> Iterator[str]:
        from striprtf.striprtf import rtf_to_text

        data = path.read_bytes()
        if not data.startswith(b"{\\rtf") or not data.rstrip(b"\0\r\n\t ").endswith(b"}"):
            raise ValueError("The file is not rich text, or its end is missing.")
        encoding = _encoding(data)
        yield rtf_to_text(data.decode(encoding, "replace"), encoding=encoding, errors="replace")


def _encoding(data: bytes) -> str:
    """The code page the file names; Windows-1250 where it names none that exists."""
    named = _CODE_PAGE.search(data)
    try:
        return codecs.lookup(f"cp{int(named[1])}").name if named else "cp1250"
    except LookupError:
        return "cp1250"
