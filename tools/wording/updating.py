"""Bringing a kept catalogue in line with the messages of the installed package."""

import polib

from .differences import differences
from .domains import PLURALS, Domain, key

TEAMS = {"sq": "Albanian", "sr_Latn": "Serbian (Latin)"}


def bring_in_line(domain: Domain, language: str) -> None:
    """Write the messages of today, in the package's order, with the translations that still fit.

    A reworded message gets the translation of the one it was, marked fuzzy; one that is gone leaves.
    """
    found = differences(domain, language)
    messages = domain.messages(language)
    path = domain.kept(language)
    if not messages:
        path.unlink(missing_ok=True)
        return
    kept = polib.pofile(str(path)) if path.is_file() else polib.POFile()
    old = {key(entry): entry for entry in kept if not entry.obsolete}
    was = {key(entry): earlier for entry, earlier in found.changed}
    written = polib.POFile(wrapwidth=78)
    written.metadata = _metadata(domain, language, kept.metadata)
    for message in messages:
        written.append(_entry(message, old.get(key(message)), was.get(key(message))))
    path.parent.mkdir(parents=True, exist_ok=True)
    written.save(str(path))


def _entry(message: polib.POEntry, old: polib.POEntry | None, was: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.msgid,
        msgid_plural=message.msgid_plural,
        msgctxt=message.msgctxt,
        comment=message.comment,
        # Without numbers of lines: they change with every release and say nothing to a translator.
        occurrences=[(file, "") for file in dict.fromkeys(file for file, _line in message.occurrences)],
        flags=[flag for flag in message.flags if flag != "fuzzy"],
    )
    source = old or was
    if source and bool(source.msgid_plural) == bool(message.msgid_plural):
        entry.msgstr, entry.msgstr_plural = source.msgstr, dict(source.msgstr_plural)
        entry.flags += [flag for flag in source.flags if flag == "fuzzy"]
    if was:
        entry.previous_msgid = was.msgid
        entry.flags = ["fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")]
    if message.msgid_plural and not entry.msgstr_plural:
        entry.msgstr_plural = {0: "", 1: ""}
    return entry


def _metadata(domain: Domain, language: str, known: dict[str, str]) -> dict[str, str]:
    return {
        "Project-Id-Version": domain.release,
        "PO-Revision-Date": known.get("PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE"),
        "Last-Translator": known.get("Last-Translator", "Komuna"),
        "Language-Team": TEAMS[language],
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
