"""Texts of a translation out to and in from XLIFF 2.1 (OASIS Standard, 2018), for the programs of translators.

A unit is a text: its id is the key of the editor's row, its name the place on the page. Inline tags are ``pc`` and
``ph`` elements; their ids lead back to the tags of the original, so that no program can bring in others.
"""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from bs4 import BeautifulSoup, NavigableString, Tag
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from .access import Work
from .editing import markup
from .editing.segments import Row, State

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
LARGEST = 5 * 1024 * 1024
_DEEPEST = 20
_STATES = {State.DONE: "translated", State.SAME: "final"}
_Q = f"{{{NAMESPACE}}}"


class Unreadable(ValueError):
    """The file as a whole cannot be used; the message is a sentence."""


@dataclass
class Reading:
    """``texts`` maps keys of rows to stored texts; ``refused`` are sentences, one for each text left as it was."""

    texts: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


def write(work: Work, rows: list[Row]) -> bytes:
    root = Element(
        "xliff",
        {"xmlns": NAMESPACE, "version": "2.1", "srcLang": _tag(work.source_language), "trgLang": _tag(work.language)},
    )
    file = SubElement(root, "file", {"id": _identity(work), "original": str(work.translation.source.object_repr)})
    for row in rows:
        _add_unit(file, row)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8")


def read(content: bytes, work: Work, rows: list[Row]) -> Reading:
    """The translations of a file that belongs to ``work``. Raises Unreadable; changes nothing."""
    reading, known = Reading(), {row.key: row for row in rows}
    for unit in _file_of(_parsed(content), work).iter(f"{_Q}unit"):
        key = unit.get("id", "").removeprefix("u")
        try:
            text = _translation(unit, known.get(key))
        except _Refusal as refusal:
            reading.refused.append(_("%(place)s: %(sentence)s") % {"place": _name(unit), "sentence": refusal})
        else:
            if text:
                reading.texts[key] = text
    return reading


class _Refusal(ValueError):
    """Why one text is left as it was, as a sentence."""


def _tag(language: str) -> str:
    """A language as BCP 47 writes it: sr-latn is sr-Latn."""
    first, dash, script = language.partition("-")
    return first + dash + script.title()


def _identity(work: Work) -> str:
    return f"t{work.translation.uuid}"


def _add_unit(file: Element, row: Row) -> None:
    unit = SubElement(file, "unit", {"id": f"u{row.key}", "name": row.context.path})
    notes = SubElement(unit, "notes")
    SubElement(notes, "note", {"category": "place"}).text = row.place
    if row.before:
        SubElement(notes, "note", {"category": "before"}).text = row.before
    if row.earlier:
        SubElement(notes, "note", {"category": "earlier translation"}).text = row.earlier
    segment = SubElement(unit, "segment", {"state": _STATES.get(row.state, "initial")})
    _write_inline(SubElement(segment, "source"), _soup(row.string.data), _ids(row.string.data))
    if row.stored and row.state is not State.FAULTY:
        _write_inline(SubElement(segment, "target"), _soup(row.stored.data), _ids(row.string.data))


def _soup(data: str) -> BeautifulSoup:
    return BeautifulSoup(data, "html.parser")


def _ids(source: str) -> dict[str, list[tuple[str, str]]]:
    """Ids of inline elements for each tag of the original, as [(id, link id)] in their order; "br" may repeat."""
    found: dict[str, list[tuple[str, str]]] = {}
    for number, tag in enumerate(_soup(source).find_all(True), 1):
        found.setdefault(tag.name, []).append((str(number), tag.get("id", "")))
    return found


def _write_inline(parent: Element, node: BeautifulSoup | Tag, ids: dict) -> None:
    free = {name: list(pairs) for name, pairs in ids.items()}
    _write_children(parent, node, free)


def _write_children(parent: Element, node: BeautifulSoup | Tag, free: dict) -> None:
    last = None
    for child in node.children:
        if isinstance(child, NavigableString):
            last = _append_text(parent, last, str(child))
            continue
        identity = _take_id(free, child)
        if child.name == "br":
            last = SubElement(parent, "ph", {"id": identity, "type": "fmt", "subType": "xlf:lb"})
        else:
            kind = "link" if child.name == "a" else "fmt"
            last = SubElement(parent, "pc", {"id": identity, "type": kind, "subType": f"html:{child.name}"})
            _write_children(last, child, free)


def _append_text(parent: Element, last: Element | None, text: str) -> Element | None:
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text
    return last


def _take_id(free: dict, tag: Tag) -> str:
    """The id of the same tag in the original; tags that the translator added get a name that reading understands."""
    pairs = free.get(tag.name, [])
    for pair in pairs:
        if pair[1] == tag.get("id", ""):
            pairs.remove(pair)
            return pair[0]
    return f"{tag.name}-{id(tag)}"


def _parsed(content: bytes) -> Element:
    if len(content) > LARGEST:
        raise Unreadable(_("The file is larger than 5 MB, which no translation of a page is. Choose the right file."))
    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unreadable(
            _("The file declares a document type or entities, which an XLIFF file has no need of. It was not read.")
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(
            _("This is not an XLIFF file. Export the texts here, translate that file and upload it.")
        ) from error


def _file_of(root: Element, work: Work) -> Element:
    file = root.find(f"{_Q}file") if root.tag == f"{_Q}xliff" else None
    if file is None:
        raise Unreadable(_("This is not an XLIFF 2 file. Export the texts here, translate that file and upload it."))
    if root.get("trgLang", "").lower() != work.language or root.get("srcLang", "").lower() != work.source_language:
        raise Unreadable(
            _("The file is for another language. This translation is from %(source)s into %(target)s.")
            % {
                "source": work.translation.source.locale.get_display_name(),
                "target": work.translation.target_locale.get_display_name(),
            }
        )
    if file.get("id") != _identity(work):
        raise Unreadable(_("The file belongs to the translation of another record. Upload it there."))
    return file


def _name(unit: Element) -> str:
    note = unit.find(f"{_Q}notes/{_Q}note")
    return (note.text if note is not None and note.text else unit.get("name", "?"))[:100]


def _translation(unit: Element, row: Row | None) -> str | None:
    """The stored text of a unit, None where it has none or the same as before. Raises _Refusal.

    A machine's text that comes back as it went out stays the machine's: nobody has confirmed it.
    """
    segments = unit.findall(f"{_Q}segment")
    targets = [segment.find(f"{_Q}target") for segment in segments]
    if not segments or any(target is None for target in targets):
        return None
    if row is None:
        raise _Refusal(_("the original changed since the file was made, so this text was left out."))
    tags = _tags(row.string.data)
    sources = "".join(_html(segment.find(f"{_Q}source"), tags) for segment in segments)
    if _normal(sources) != _normal(row.string.data):
        raise _Refusal(_("the text of the original in the file is not the present one, so it was left out."))
    text = "".join(_html(target, tags) for target in targets).strip()
    if not text or (row.stored and _normal(text) == _as_read(row, tags)):
        return None
    return _fit(text, row)


def _as_read(row: Row, tags: dict[str, tuple[str, str]]) -> str:
    """The stored translation as a file brings it back that nobody touched: files write tags and edges their own way.

    Empty where it could not come back, having tags that no file may bring.
    """
    target = Element("target")
    _write_inline(target, _soup(row.stored.data), _ids(row.string.data))
    try:
        return _normal(_html(target, tags))
    except _Refusal:
        return ""


def _fit(text: str, row: Row) -> str:
    """The text as it is stored, after the same check as in the editor."""
    try:
        return markup.from_form(markup.to_form(text, True), True, row.string.data)
    except markup.UnfitMarkup as error:
        raise _Refusal(str(error)) from error


def _normal(html: str) -> str:
    return " ".join(str(_soup(html)).split())


def _tags(source: str) -> dict[str, tuple[str, str]]:
    """Id of an inline element to (tag, link id)."""
    return {number: (name, link) for name, pairs in _ids(source).items() for number, link in pairs}


def _html(element: Element | None, tags: dict[str, tuple[str, str]], depth: int = 0) -> str:
    if element is None:
        return ""
    if depth > _DEEPEST:
        raise _Refusal(_("its tags are nested too deeply."))
    pieces = [_escaped(element.text)]
    for child in element:
        pieces += [_inline(child, tags, depth), _escaped(child.tail)]
    return "".join(pieces)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _inline(element: Element, tags: dict[str, tuple[str, str]], depth: int) -> str:
    kind, number = element.tag.removeprefix(_Q), element.get("id", "")
    if kind == "mrk":
        return _html(element, tags, depth + 1)
    if kind == "ph" and element.get("subType") == "xlf:lb":
        return "<br/>"
    name, link = tags.get(number, (number.partition("-")[0], ""))
    if kind != "pc" or (number not in tags and name not in ("b", "i", "em", "strong")):
        raise _Refusal(_("it has a tag that the original does not have."))
    identity = f' id="{link}"' if link else ""
    return f"<{name}{identity}>{_html(element, tags, depth + 1)}</{name}>"
