from collections.abc import Iterator
from pathlib import Path

from documents.engines.base import Engine, refuse_encrypted_office


class PptxEngine(Engine):
    """PowerPoint files: a slide is a page, its shapes in their order, then the speaker's notes."""

    name = "python-pptx"
    extensions = ("pptx",)
    needs = "pptx"

    def pages(self, path: Path) -> Iterator[str]:
        from pptx import Presentation

        refuse_encrypted_office(path)
        for slide in Presentation(path).slides:
            texts = [*_texts(slide.shapes)]
            if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
                texts.append(slide.notes_slide.notes_text_frame.text)
            yield "\n".join(text for text in texts if text.strip())


def _texts(shapes) -> Iterator[str]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _texts(shape.shapes)
        elif getattr(shape, "has_table", False):
            yield from ("\t".join(cell.text for cell in row.cells) for row in shape.table.rows)
        elif shape.has_text_frame:
            # A vertical tab is a line break inside a paragraph.
            yield shape.text_frame.text.replace("\v", "\n")
