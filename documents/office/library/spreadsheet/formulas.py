"""Cells that a spreadsheet program would run. See OWASP, CSV Injection.

A quotation mark before such a cell keeps it text. A cell that begins with quotation marks and then like a formula gets
one more, so that the way back is exact for every text.
"""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r\n]")


def harmless(text: str) -> str:
    return f"'{text}" if _RUNS.match(text) else text


def as_written(text: str) -> str:
    """The text before ``harmless``; other texts, such as a formula somebody typed, come back unchanged."""
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text
