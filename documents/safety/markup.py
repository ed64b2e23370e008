"""Reading one XML part as a stream: no tree, no entities, no document type.

Expat is fed directly: a document type ends the reading before any entity could be declared or expanded.
"""

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from django.utils.translation import gettext as _

from .findings import refusal
from .zip_structure import broken

Attributes = Mapping[str, str]
_NAMES_KEPT = 5000
_TEXT_KEPT = 8192


class MarkupReader:
    """Calls back for elements by their names without prefix.

    ``elements``: name to a function that gets the attributes (their names without prefix too).
    ``texts``: name to a function that gets the text of each such element, cut after 8,192 signs.
    ``document_type_ok``: for pictures, whose drawing programs write a document type; entities are refused there too.
    """

    def __init__(
        self,
        elements: Mapping[str, Callable[[Attributes], None]],
        texts: Mapping[str, Callable[[str], None]] | None = None,
        *,
        document_type_ok: bool = False,
    ) -> None:
        self._elements, self._texts = elements, texts or {}
        self._names: dict[str, str] = {}
        self._text: list[str] = []
        self._room = 0
        self._document_type_ok = document_type_ok
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._document_type
        self._parser.EntityDeclHandler = self._entity

    def read(self, pieces: Iterable[bytes]) -> None:
        """Read a whole part. Raise ValidationError for a document type, entities or broken XML."""
        try:
            for piece in pieces:
                self._parser.Parse(piece, False)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise broken() from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = self._names.get(name)
        if local is None:
            local = name.rpartition(":")[2]
            if len(self._names) < _NAMES_KEPT:
                self._names[name] = local
        if wanted := self._elements.get(local):
            wanted({key.rpartition(":")[2]: value for key, value in attributes.items()})
        if local in self._texts:
            self._text, self._room = [], _TEXT_KEPT
            self._parser.CharacterDataHandler = self._characters
            self._parser.EndElementHandler = self._end

    def _characters(self, text: str) -> None:
        if self._room > 0:
            self._text.append(text[: self._room])
            self._room -= len(text)

    def _end(self, name: str) -> None:
        if wanted := self._texts.get(name.rpartition(":")[2]):
            self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
            wanted("".join(self._text))

    def _document_type(self, name: str, system: str | None, public: str | None, has_declarations: int) -> None:
        # OpenOffice 1 and 2 named their own document type in the list of parts, without declarations.
        if self._document_type_ok or ((public or "").startswith("-//OpenOffice.org//DTD") and not has_declarations):
            return
        raise entities()

    def _entity(self, *_declaration: object) -> None:
        raise entities()


def entities() -> Exception:
    return refusal(
        "entities",
        _("The file holds document types or entities, which can read other files. Save its content as a new file."),
    )
