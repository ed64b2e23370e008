"""The demonstration in a database of its own, for tools that look at what it makes of the code."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def load(data: Path) -> None:
    """Make the database and the files in a folder, or load the demonstration into them once more."""
    _run(data, "tools/set_up.py")


def manage(data: Path, *command: str) -> None:
    """Run a command of ``manage.py`` over that folder. Raises ``CalledProcessError``."""
    _run(data, "manage.py", *command)


def _run(data: Path, *command: str) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "STORAGE_URL"}}
    environment = kept | {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "cms.settings.development"}
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)
