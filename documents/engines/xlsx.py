from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from documents.engines.base import Engine, refuse_encrypted_office


class XlsxEngine(Engine):
    """Excel workbooks: a sheet is a page, a row a line, cells set apart by tabs, the sheet's name on top.

    Hidden sheets are read too: they are in the file that is published, so a check for personal data must see them.
    """

    name = "openpyxl"
    extensions = ("xlsx",)
    needs = "openpyxl"

    def pages(self, path: Path) -> Iterator[str]:
        from openpyxl import load_workbook

        refuse_encrypted_office(path)
        for sheet in load_workbook(path, read_only=True, data_only=True, keep_links=False).worksheets:
            # The size a sheet says it has may be a million empty rows.
            sheet.reset_dimensions()
            lines = ("\t".join(_cell(value) for value in row).rstrip("\t") for row in sheet.iter_rows(values_only=True))
            rows = [line for line in lines if line.strip()]
            yield "\n".join([sheet.title, *rows]) if rows else ""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and (value.hour or value.minute):
        return value.strftime("%d.%m.%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float):
        return f"{value:.10g}" if value % 1 else f"{value:.0f}"
    return str(value)
