"""Collect the interface texts of our own code into the catalogues, or into a copy of them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = ("cms", "documents", "home", "pages", "search")
LANGUAGES = ("sq", "sr_Latn")


def collect(root: Path, *options: str) -> None:
    """Run makemessages on the project at ``root``; tests, tools and benchmarks hold no interface texts."""
    ignored = [name for name in os.listdir(root) if name not in OURS]
    command = [sys.executable, "manage.py", "makemessages", "--no-location", "--verbosity=0"]
    command += [f"--locale={language}" for language in LANGUAGES]
    command += [f"--ignore={name}" for name in ignored if not name.startswith(".")]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.development"}
    subprocess.run([*command, *options], cwd=root, env=environment, check=True)


if __name__ == "__main__":
    collect(ROOT)
    print("Collected. Translate the empty and the fuzzy entries of cms/locale/*/LC_MESSAGES/django.po.")
