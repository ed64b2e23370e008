"""OpenDocument text and spreadsheet (ODF 1.3): the format, macros, passwords, and links that load."""

from .addresses import place_of
from .dynamic_data import check_formula, starts_program
from .markup import Attributes, MarkupReader
from .ooxml import loads_from_elsewhere, warn_of_links
from .packages import Package, Warnings, is_picture, macros, warn_of_objects
from .sniffing import encrypted_office

TYPE = "mimetype"
_FORMATS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_MACRO_FOLDERS = ("basic/", "scripts/")


def format_of(package: Package) -> str | None:
    """odt or ods by the ``mimetype`` entry, which must come first; None for other kinds of OpenDocument."""
    if package.entries[0].name != TYPE:
        return None
    return _FORMATS.get((package.content(TYPE, limit=200) or b"").strip())


class OdfParts:
    """Reads what an OpenDocument part starts, links to or hides."""

    def __init__(self, warnings: Warnings) -> None:
        self.warnings = warnings

    def check_names(self, names: set[str]) -> None:
        if any(name.startswith(_MACRO_FOLDERS) and not name.endswith("/") for name in names):
            raise macros()

    def reader(self, name: str) -> MarkupReader:
        if name == "meta-inf/manifest.xml":
            return MarkupReader({"encryption-data": self._encrypted})
        return MarkupReader(
            {
                "event-listener": self._event,
                "dde-connection-decl": self._exchange,
                "dde-source": self._exchange,
                "dde-link": self._exchange,
                "object-ole": self._object,
                "applet": self._object,
                "plugin": self._object,
                "object": self._link,
                "image": self._link,
                "section-source": self._loaded,
                "table-source": self._loaded,
                "cell-range-source": self._loaded,
                "floating-frame": self._loaded,
                "template": self._link,
                "table-cell": lambda attributes: check_formula(attributes.get("formula", "")),
            },
            document_type_ok=is_picture(name),
        )

    def _encrypted(self, _attributes: Attributes) -> None:
        raise encrypted_office()

    def _event(self, attributes: Attributes) -> None:
        if attributes.get("href", "").strip().lower().startswith(("vnd.sun.star.script", "macro:", "javascript:")):
            raise macros()

    def _exchange(self, _attributes: Attributes) -> None:
        raise starts_program()

    def _object(self, _attributes: Attributes) -> None:
        warn_of_objects(self.warnings)

    def _link(self, attributes: Attributes) -> None:
        place = place_of(attributes.get("href", ""))
        if place == "share":
            raise loads_from_elsewhere()
        if place == "web":
            warn_of_links(self.warnings)

    def _loaded(self, attributes: Attributes) -> None:
        if place_of(attributes.get("href", "")) != "local":
            raise loads_from_elsewhere()
        warn_of_links(self.warnings)
