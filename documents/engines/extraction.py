"""Choose engines, run them within limits, and say in a sentence why no text came out."""

import logging
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from documents.engines import DEFAULT_ENGINES
from documents.engines.base import PAGE_END, Engine, Extraction, ExtractionFailed
from documents.engines.legacy_fonts import repair_pages
from documents.engines.normalise import normalise
from documents.sandbox import ChildStopped, output

logger = logging.getLogger(__name__)

_SECONDS, _MEGABYTES = 60, 1024


def engines(extension: str) -> list[Engine]:
    """Return the engines for ``extension`` in the order of the setting, those that miss something included."""
    names = getattr(settings, "DOCUMENT_ENGINES", DEFAULT_ENGINES)
    return [engine for name in names if extension in (engine := import_string(name)()).extensions]


def extract(path: Path, extension: str) -> Extraction:
    """Return the text of a local file; ``extension`` decides the format. Raises ExtractionFailed.

    The first engine that works reads it; where it cannot, the next one tries, and the first reason is told. Limits:
    the settings ``DOCUMENT_SECONDS`` and ``DOCUMENT_MEGABYTES``, for each engine.
    """
    usable = _usable(extension.lower().lstrip("."))
    failure = None
    for engine in usable:
        try:
            return _finished(read(engine, path), engine)
        except ExtractionFailed as failed:
            values = {"engine": engine.name, "code": failed.code, "detail": failed.detail[-300:]}
            logger.warning("Text not read: %s", values, extra={"event": "text_not_read", **values})
            failure = failure or failed
            if failed.code == "encrypted":
                break
    raise failure


def read(engine: Engine, path: Path) -> list[str]:
    """Return the pages as ``engine`` reads them, not yet normalised. Raises ExtractionFailed."""
    try:
        with output(
            engine.command(path),
            seconds=getattr(settings, "DOCUMENT_SECONDS", _SECONDS),
            megabytes=getattr(settings, "DOCUMENT_MEGABYTES", _MEGABYTES),
        ) as printed:
            text = printed.read().decode("utf-8", "replace")
    except ChildStopped as stopped:
        raise _failure(engine, stopped) from stopped
    # Every page ends with the sign, so nothing follows the last one.
    return text.split(PAGE_END)[:-1]


def _usable(extension: str) -> list[Engine]:
    """The engines that work; raises ExtractionFailed where there is none."""
    known = engines(extension)
    missing = {engine.name: engine.missing() for engine in known}
    usable = [engine for engine in known if not missing[engine.name]]
    if usable:
        return usable
    if known:
        values = {"programs": ", ".join(missing.values()), "type": extension.upper()}
        sentence = _("Text of %(type)s files cannot be read on this server: first install %(programs)s.")
        raise ExtractionFailed("engine", sentence % values)
    sentence = _("Text cannot be read from %(type)s files. Save the document as PDF, DOCX or ODT and upload that file.")
    raise ExtractionFailed("engine", sentence % {"type": extension.upper()})


def _finished(pages: list[str], engine: Engine) -> Extraction:
    repaired, changed = repair_pages(normalise(pages))
    return Extraction(repaired, engine.name, changed)


def _failure(engine: Engine, stopped: ChildStopped) -> ExtractionFailed:
    code = stopped.reason
    if code == "crash":
        code = "encrypted" if engine.is_encrypted(stopped.errors, stopped.code) else "broken"
    return ExtractionFailed(code, _sentence(code), stopped.errors)


def _sentence(code: str) -> str:
    return {
        "encrypted": _("The file is protected with a password. Remove the password and upload the file again."),
        "broken": _("The file is damaged and cannot be read. Open it, save it again and upload the new file."),
        "time": _("Reading the file took too long and was stopped. Save it again, or in parts, and upload that."),
        "memory": _("Reading the file needs too much memory. Save it again, or in parts, and upload that."),
        "output": _("The text of the file is too long to be kept. Divide the file and upload its parts."),
    }[code]
