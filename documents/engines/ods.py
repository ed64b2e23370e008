from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from documents.engines.base import Engine
from documents.engines.opendocument import TABLE, blocks, body

_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


class OdsEngine(Engine):
    """OpenDocument spreadsheets: a sheet is a page, a row a line, cells set apart by tabs, the sheet's name on top."""

    name = "ods"
    extensions = ("ods",)
    needs = "defusedxml"

    def pages(self, path: Path) -> Iterator[str]:
        for sheet in body(path).iter(f"{TABLE}table"):
            rows = [text for row in sheet.iter(f"{TABLE}table-row") if (text := _row(row).rstrip("\t")).strip()]
            yield "\n".join([sheet.get(f"{TABLE}name", ""), *rows]) if rows else ""


def _row(row: Element) -> str:
    """The cells of a row. Repeated ones count once: programs fill the sheet's whole width so."""
    return "\t".join(" ".join(blocks(cell)) for cell in row if cell.tag in _CELLS)
