"""Compile the interface catalogues with polib, so that no machine needs GNU gettext to run the portal."""

import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def catalogues() -> list[Path]:
    """Every catalogue of the project's own code."""
    return sorted(ROOT.glob("[a-z]*/**/locale/*/LC_MESSAGES/*.po"))


def compile_all() -> int:
    """Write the ``.mo`` file beside each ``.po`` file; return how many there are."""
    found = catalogues()
    for path in found:
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return len(found)


if __name__ == "__main__":
    count = compile_all()
    print(f"Compiled {count} catalogues.")
    sys.exit(0 if count else "No catalogue was found below */locale/.")
