"""Fail when a text of our own code, or of a package of the admin, lacks a translation or has one that does not fit.

python tools/check_messages.py           every catalogue
python tools/check_messages.py --terms   the terms of the term base alone, each with its message
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib
from cyrillic_catalogue import convert, target
from make_messages import OURS, ROOT, collect
from upstream_messages import lines, report
from wording.domains import LANGUAGES, Domain, domains, key
from wording.forms import problem_of
from wording.terms import beside_the_glossary, said_in_two_ways, unsaid

# Letters of both scripts side by side: a word from abroad that the conversion does not know.
_BOTH_SCRIPTS = re.compile(r"\w*(?:[а-яђјљњћџ][a-z]|[a-z][а-яђјљњћџ])\w*", re.IGNORECASE)


def own_messages() -> list[polib.POEntry]:
    """Every text that xgettext finds in a copy of our code; the catalogues themselves stay as they are."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in OURS:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "manage.py", copy)
        (copy / "cms" / "locale").mkdir(exist_ok=True)
        collect(copy, "--keep-pot")
        return list(polib.pofile(str(copy / "cms" / "locale" / "django.pot")))


def own(language: str) -> Path:
    return ROOT / "cms" / "locale" / language / "LC_MESSAGES" / "django.po"


def problems_of(catalogue: Path, sources: Iterable[polib.POEntry]) -> Iterator[str]:
    name = catalogue.relative_to(ROOT)
    if not catalogue.is_file():
        yield f"{name} does not exist."
        return
    entries = {key(entry): entry for entry in polib.pofile(str(catalogue))}
    yield from broken_syntax(catalogue)
    for source in sources:
        if problem := problem_of(source, entries.get(key(source))):
            yield f"{name}: {source.msgid!r} {problem}"


def broken_syntax(catalogue: Path) -> list[str]:
    """What GNU msgfmt refuses: formats that do not fit, a missing header, doubled entries."""
    command = ["msgfmt", "--check", "--output-file=/dev/null", str(catalogue)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stderr.splitlines() if result.returncode or result.stderr else []


def of_packages(kept: list[Domain]) -> Iterator[str]:
    for domain in kept:
        for language in LANGUAGES:
            if messages := domain.messages(language):
                yield from problems_of(domain.kept(language), messages)
    for found in report():
        yield from lines(found)


def not_in_step(source: Path) -> Iterator[str]:
    """Whether the Cyrillic catalogue is what the Latin one gives."""
    twin = target(source)
    made = str(convert(polib.pofile(str(source), wrapwidth=78)))
    if not twin.is_file() or twin.read_text().strip() != made.strip():
        yield f"{twin.relative_to(ROOT)} is not what the Latin one gives: run make messages."
    else:
        yield from broken_syntax(twin)
    for word in sorted(set(_BOTH_SCRIPTS.findall(made))):
        yield f"{twin.relative_to(ROOT)}: “{word}” is half Cyrillic: add it to KEPT in tools/cyrillic_catalogue.py."


def catalogues(language: str, kept: list[Domain]) -> list[tuple[str, polib.POFile]]:
    """Every catalogue of the language with its name; our own first."""
    paths = [own(language), *(domain.kept(language) for domain in kept)]
    return [(str(path.relative_to(ROOT)), polib.pofile(str(path))) for path in paths if path.is_file()]


def words(kept: list[Domain]) -> Iterator[str]:
    for language in LANGUAGES:
        found = catalogues(language, kept)
        yield from said_in_two_ways(found)
        yield from beside_the_glossary(found, language)
        yield from other_terms(found, language)


def other_terms(found: list[tuple[str, polib.POFile]], language: str) -> Iterator[str]:
    # The portal's own texts have words of their own for residents; the term base is the admin's.
    for name, catalogue in found[1:]:
        for entry in catalogue:
            for term in unsaid(entry, language):
                yield f"{name}: {entry.msgid!r} says “{term.english}” other than {term.words!r}: {entry.msgstr!r}"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--terms", action="store_true", help="the terms alone")
    only_terms = parser.parse_args(arguments).terms
    kept = domains()
    problems = list(words(kept))
    count = 0
    if not only_terms:
        sources = own_messages()
        count = len(sources) + sum(len(domain.messages(LANGUAGES[0])) for domain in kept)
        problems += [] if sources else ["No text was found in our code; the check itself is broken."]
        for language in LANGUAGES:
            problems += problems_of(own(language), sources)
        problems += of_packages(kept)
        for source in ROOT.glob("c*/**/locale/sr_Latn/LC_MESSAGES/*.po"):
            problems += not_in_step(source)
    print("\n".join([*problems, f"{count} texts, {len(problems)} problems."]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
