"""Fail when a text of our own code lacks a translation, or a translation does not fit its source."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib
from make_messages import LANGUAGES, OURS, ROOT, collect

_PLACEHOLDER = re.compile(r"%\([a-z_]+\)[a-z]|%[sd]|\{[a-z_]*\}", re.IGNORECASE)


def placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def source_entries() -> list[polib.POEntry]:
    """Every text that xgettext finds in a copy of our code; the catalogues themselves stay as they are."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in OURS:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "manage.py", copy)
        (copy / "cms" / "locale").mkdir(exist_ok=True)
        collect(copy, "--keep-pot")
        return list(polib.pofile(str(copy / "cms" / "locale" / "django.pot")))


def key(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def problem_of(source: polib.POEntry, entry: polib.POEntry | None) -> str | None:
    """What is wrong with the translation of ``source``, or None."""
    if entry is None or entry.obsolete:
        return "is not in the catalogue (make messages collects it)"
    if entry.fuzzy:
        return "is marked fuzzy: check the words and remove the mark"
    if source.msgid_plural:
        return _plural_problem(source, entry)
    if not entry.msgstr:
        return "has no translation"
    if placeholders(source.msgid) != placeholders(entry.msgstr):
        return f"has other placeholders in its translation: {entry.msgstr!r}"
    return None


def _plural_problem(source: polib.POEntry, entry: polib.POEntry) -> str | None:
    forms = list(entry.msgstr_plural.values())
    if not forms or not all(forms):
        return "lacks a plural form"
    allowed = placeholders(source.msgid) | placeholders(source.msgid_plural)
    if any(placeholders(form) - allowed for form in forms) or placeholders(forms[-1]) != allowed:
        return f"has other placeholders in its plural forms: {forms!r}"
    return None


def problems_of(catalogue: Path, sources: list[polib.POEntry]) -> list[str]:
    entries = {key(entry): entry for entry in polib.pofile(str(catalogue))}
    found = [(source, problem_of(source, entries.get(key(source)))) for source in sources]
    return [f"{catalogue.relative_to(ROOT)}: {source.msgid!r} {problem}" for source, problem in found if problem]


def broken_syntax(catalogue: Path) -> list[str]:
    """What GNU msgfmt refuses: formats that do not fit, a missing header, doubled entries."""
    command = ["msgfmt", "--check", "--output-file=/dev/null", str(catalogue)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stderr.splitlines() if result.returncode else []


def main() -> int:
    sources = source_entries()
    problems = [] if sources else ["No text was found in our code; the check itself is broken."]
    catalogues = {ROOT / "cms" / "locale" / language / "LC_MESSAGES" / "django.po" for language in LANGUAGES}
    for catalogue in sorted(catalogues | set(ROOT.glob("cms/locale/*/LC_MESSAGES/django.po"))):
        if not catalogue.is_file():
            problems.append(f"{catalogue.relative_to(ROOT)} does not exist.")
            continue
        problems += broken_syntax(catalogue) + problems_of(catalogue, sources)
    print("\n".join([*problems, f"{len(sources)} texts, {len(problems)} problems."]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
