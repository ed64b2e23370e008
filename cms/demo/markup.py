"""The small markup of the content files, read into blocks.

Blocks are divided by empty lines: ``## heading``, ``- list`` lines, ``> quotation -- who``,
``! title: important text``, ``=> label | address``, ``video: title | address``; everything else is a paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any
from uuid import UUID

from .content import stable_key


@dataclass(frozen=True)
class Part:
    """One piece of a text: its kind, its lines, and its label (who said it, title of a box, label of a link)."""

    kind: str
    lines: tuple[str, ...]
    label: str = ""


def parts(text: str) -> Iterator[Part]:
    for piece in text.strip().split("\n\n"):
        if piece.strip():
            yield _part(piece.strip())


def _part(piece: str) -> Part:
    if piece.startswith("- "):
        return Part("list", tuple(line.removeprefix("- ") for line in piece.splitlines()))
    joined = " ".join(piece.split("\n"))
    if joined.startswith("## "):
        return Part("heading", (joined[3:],))
    if joined.startswith("> "):
        said, _sign, who = joined[2:].partition(" -- ")
        return Part("quote", (said,), who)
    if joined.startswith("! "):
        title, _sign, said = joined[2:].partition(": ")
        return Part("callout", (said,), title)
    for sign, kind in (("=> ", "link"), ("video: ", "video")):
        if joined.startswith(sign):
            label, _sign, address = joined.removeprefix(sign).partition(" | ")
            return Part(kind, (address,), label)
    return Part("paragraph", (joined,))


def html(found: Iterator[Part] | list[Part]) -> str:
    """Return paragraphs and lists as the HTML of rich text."""
    return "".join(_html(part) for part in found)


def _html(part: Part) -> str:
    if part.kind == "list":
        return "<ul>" + "".join(f"<li>{escape(line, quote=False)}</li>" for line in part.lines) + "</ul>"
    return f"<p>{escape(part.lines[0], quote=False)}</p>"


def rich_text(text: str) -> str:
    """Return a text of paragraphs and lists as HTML."""
    return html(parts(text))


def blocks(text: str, key: str) -> list[dict[str, Any]]:
    """Return the raw value of a stream field. The same place in two languages has the same block id."""
    values = [value for kind, group in groupby(parts(text), _stream_kind) for value in _values(kind, list(group))]
    return [{"type": kind, "value": value, "id": str(_id(key, n))} for n, (kind, value) in enumerate(values)]


def _id(key: str, number: int) -> UUID:
    return stable_key("block", f"{key}:{number}")


def _stream_kind(part: Part) -> str:
    return "text" if part.kind in ("paragraph", "list") else part.kind


def _values(kind: str, group: list[Part]) -> list[tuple[str, Any]]:
    if kind == "text":
        return [("text", html(group))]
    return [(kind, _value(part)) for part in group]


def _value(part: Part) -> Any:
    line = part.lines[0]
    match part.kind:
        case "heading":
            return line
        case "quote":
            return {"text": line, "attribution": part.label}
        case "callout":
            return {"title": part.label, "text": f"<p>{escape(line, quote=False)}</p>"}
        case "link":
            return {"label": part.label, "url": line}
        case _:
            return {"title": part.label, "url": line}
