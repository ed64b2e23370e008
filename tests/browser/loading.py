"""The portal of the browsers: its database, files and static files, made in the folder that ``DATA_DIR`` names.

Run as a program, with the settings of the server that will serve it. One process, because each start of Django costs
as much as most of the steps.
"""

import gc
import sys
from pathlib import Path

STEPS = [
    ["migrate"],
    ["setup_portal"],
    ["setup_roles"],
    ["load_synonyms"],
    ["load_demo", "--users"],
    ["process_documents"],
    ["collectstatic", "--no-input"],
]


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    import django
    from django.core.management import call_command

    # Migrations make models by the ten thousand; looking for garbage at Django's pace costs a quarter of their time.
    gc.set_threshold(50_000, 50, 50)
    django.setup()
    for step in STEPS:
        call_command(*step, verbosity=0)


if __name__ == "__main__":
    main()
