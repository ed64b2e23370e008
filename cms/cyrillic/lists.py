"""The lists of ``data/``: one entry a line, ``#`` begins a comment."""

from pathlib import Path

DATA = Path(__file__).parent / "data"


def entries(name: str) -> list[str]:
    """The lines of a list without comments and empty lines."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [words for line in lines if (words := line.partition("#")[0].strip())]


def pairs(name: str) -> list[tuple[str, str]]:
    """Lines of two columns, with a tab between them. ValueError where a line has another form."""
    found = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("# "):
            first, second = line.split("\t")
            found.append((first.strip(), second.strip()))
    return found
