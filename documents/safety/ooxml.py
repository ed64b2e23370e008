"""Word, Excel and PowerPoint since 2007 (ECMA-376): the format, macros, and what would be loaded from elsewhere."""

import re

from django.utils.translation import gettext as _

from .addresses import place_of
from .dynamic_data import check_field, check_formula, starts_program
from .findings import UploadWarning, refusal
from .markup import Attributes, MarkupReader
from .packages import WEB_PAGES, Package, Warnings, is_picture, macros, warn_of_objects
from .sniffing import two_formats
from .zip_structure import manipulated

TYPES = "[content_types].xml"
_MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": "pptx",
}
_MACRO_TYPE = re.compile(r"macroenabled|vba|macrosheet|intlmacrosheet|sheet\.binary", re.IGNORECASE)
_MACRO_NAME = re.compile(r"vbaproject[^/]*\.bin$|vbadata\.xml$|/macrosheets/|/vbaproject")
_MACRO_RELATION = re.compile(r"vbaproject|vbadata|macrosheet", re.IGNORECASE)
# Relations to an outside address that programs follow when the document is opened, without a click.
_LOADED = frozenset({"attachedtemplate", "oleobject", "frame", "subdocument", "afchunk", "control", "package"})
_CLICKED = frozenset({"hyperlink", "slide", "notesslide"})


def format_of(package: Package) -> str | None:
    """docx, xlsx or pptx by the declared main part; None where none is declared. Macros are refused here already."""
    found: set[str] = set()

    def declared(attributes: Attributes) -> None:
        content_type = attributes.get("ContentType", "").strip()
        if _MACRO_TYPE.search(content_type):
            raise macros()
        name = attributes.get("PartName") or "." + attributes.get("Extension", "")
        # Parts with these endings are not read as XML; nothing with fields or formulas may be named so.
        if name.lower().endswith((".vml", *WEB_PAGES)) and "ml." in content_type.lower():
            raise manipulated()
        if extension := _MAIN.get(content_type.lower()):
            found.add(extension)

    content = package.content(TYPES)
    if content is None:
        return None
    MarkupReader({"Override": declared, "Default": declared}).read([content])
    if len(found) > 1:
        raise two_formats()
    return found.pop() if found else None


class OoxmlParts:
    """Reads relations, fields and formulas of each part."""

    def __init__(self, warnings: Warnings) -> None:
        self.warnings = warnings

    def check_names(self, names: set[str]) -> None:
        if any(_MACRO_NAME.search(name) for name in names):
            raise macros()
        if "xl/connections.xml" in names:
            warn_of_links(self.warnings)
        if any("/activex/" in name for name in names):
            self.warnings["active_controls"] = UploadWarning(
                "active_controls",
                _("The document has active controls, which most programs do not show. A PDF is safer to read."),
            )

    def reader(self, name: str) -> MarkupReader:
        if name.endswith(".rels"):
            return MarkupReader({"Relationship": self._relation})
        field = _Field()
        return MarkupReader(
            {
                "OLEObject": self._object,
                "ddeLink": self._exchange,
                "fldSimple": lambda attributes: check_field(attributes.get("instr", "")),
                "fldChar": field.border,
            },
            {"instrText": field.add, "f": check_formula, "definedName": check_formula},
            document_type_ok=is_picture(name),
        )

    def _exchange(self, _attributes: Attributes) -> None:
        raise starts_program()

    def _object(self, attributes: Attributes) -> None:
        # The “Package” of Windows is any file in the clothes of an object: a click starts it.
        if attributes.get("ProgID", "").strip().lower().startswith("package"):
            raise packed_file()
        warn_of_objects(self.warnings)

    def _relation(self, attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rstrip("/").rpartition("/")[2].lower()
        if _MACRO_RELATION.search(kind):
            raise macros()
        if attributes.get("TargetMode", "").strip().lower() != "external" or kind in _CLICKED:
            return
        place = place_of(attributes.get("Target", ""))
        if place == "local" and kind == "attachedtemplate":
            return  # Word notes the template of every letter; readers do not have it and do not need it.
        if place == "share" or (place == "web" and kind in _LOADED):
            raise loads_from_elsewhere()
        warn_of_links(self.warnings)


class _Field:
    """The instruction of a Word field, which is spread over many runs."""

    def __init__(self) -> None:
        self._text = ""

    def border(self, attributes: Attributes) -> None:
        self._text = (self._text + "\n")[-2000:] if attributes.get("fldCharType") == "begin" else self._text

    def add(self, text: str) -> None:
        self._text = (self._text + text)[-2000:]
        for instruction in self._text.split("\n"):
            check_field(instruction)


def loads_from_elsewhere() -> Exception:
    return refusal(
        "loads_from_elsewhere",
        _(
            "The document loads a template or an object from another computer when it is opened, as attacks do. "
            "Save it as PDF, or remove the link."
        ),
    )


def packed_file() -> Exception:
    return refusal(
        "packed_file",
        _("A file is packed into the document as an object, which may start a program. Publish that file on its own."),
    )


def warn_of_links(warnings: Warnings) -> None:
    warnings["linked_content"] = UploadWarning(
        "linked_content",
        _("The document shows content that lies elsewhere. Readers may not see it; a PDF shows it to all."),
    )
