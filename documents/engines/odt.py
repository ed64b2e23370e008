from collections.abc import Iterator
from pathlib import Path

from documents.engines.base import Engine
from documents.engines.opendocument import blocks, body


class OdtEngine(Engine):
    """OpenDocument texts: paragraphs, headings and tables in their order, notes where they stand, as one page."""

    name = "odt"
    extensions = ("odt",)
    needs = "defusedxml"

    def pages(self, path: Path) -> Iterator[str]:
        yield "\n".join(blocks(body(path)))
