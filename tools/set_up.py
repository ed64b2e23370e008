"""Bring a database to where the portal can be served: tables, sections, roles, demonstration content.

One process, because starting Django costs as much as three of the steps. Every step may be run again.
"""

import gc
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.development")
# The demonstration's documents are read after the portal is served (see the Makefile), not while it is set up.
os.environ["DOCUMENT_READING"] = "off"

STEPS: list[tuple[str, list[str]]] = [
    ("Preparing the database", ["migrate", "--verbosity=0"]),
    ("Making home pages and sections", ["setup_portal"]),
    ("Making the roles", ["setup_roles"]),
    ("Loading the words of the search", ["load_synonyms"]),
    ("Loading the glossary of the translators", ["load_glossary", "--verbosity=0"]),
    ("Loading the demonstration municipality", ["load_demo", "--users"]),
    # What an earlier version filled has no catalogue yet, and its admin no index that knows other spellings.
    ("Bringing the catalogue in line", ["rebuild_catalogue"]),
    ("Bringing the search of the admin in line", ["rebuild_modelsearch_index", "--verbosity=0"]),
    ("Comparing translations with their originals", ["refresh_translation_states", "--verbosity=0"]),
    ("Bringing the board of languages in line", ["rebuild_languages", "--verbosity=0"]),
    ("Comparing the languages of records", ["check_consistency"]),
    ("Writing down what other systems are answered", ["rebuild_api"]),
]


def main() -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    # Migrations make models by the ten thousand; looking for garbage at Django's pace costs them a quarter of the time.
    gc.set_threshold(50_000, 50, 50)
    django.setup()
    for title, command in STEPS:
        print(f"== {title}", flush=True)
        started = time.monotonic()
        call_command(*command)
        print(f"   {time.monotonic() - started:.1f} s", flush=True)
    write_sign_in(Path(settings.DATA_DIR) / "users.txt")


def write_sign_in(path: Path) -> None:
    """Keep the names of the demonstration's users where `make run` finds them without starting Django."""
    from cms.demo.users import PASSWORD, USERS

    names = [f"  {name:15} {group}" for name, group in USERS.items()]
    path.write_text("\n".join([f"Sign in with the password {PASSWORD} as:", *names, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
