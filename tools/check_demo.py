"""Load the demonstration into a new database, load it again, and fail when the second time changed a single row."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Counters of SQLite itself say nothing about content.
IGNORED = {"sqlite_sequence", "sqlite_stat1"}


def fingerprints(database: Path) -> dict[str, tuple[int, str]]:
    """Number of rows and hash of the content of every ordinary table."""
    with sqlite3.connect(database) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        tables = [name for (name,) in connection.execute(query) if name not in IGNORED]
        return {table: _fingerprint(connection, table) for table in tables}


def _fingerprint(connection: sqlite3.Connection, table: str) -> tuple[int, str]:
    rows = sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"')))
    return len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()


def files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def load(data: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "STORAGE_URL"}}
    environment = kept | {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "cms.settings.development"}
    subprocess.run([sys.executable, "tools/set_up.py"], cwd=ROOT, env=environment, check=True)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        load(data)
        before, files_before = fingerprints(data / "komuna.sqlite3"), files(data / "media")
        load(data)
        after, files_after = fingerprints(data / "komuna.sqlite3"), files(data / "media")
    changed = [
        f"{table}: {before[table][0]} rows before, {after[table][0]} after"
        for table in before
        if before[table] != after[table]
    ]
    if files_before != files_after:
        changed.append(f"files: {len(files_before)} before, {len(files_after)} after")
    rows = before.get("wagtailcore_page", (0, ""))[0]
    print("\n".join(changed) or f"Loaded twice, nothing changed: {rows} pages, {len(files_before)} files.")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
