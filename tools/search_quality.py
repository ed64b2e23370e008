"""Load the demonstration into a new database, read its files, and measure the search over it.

``python tools/search_quality.py [options of manage.py search_quality]``
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from demo_data import load, manage


def measure(data: Path, *options: str) -> int:
    """Measure over a loaded demonstration, and return the exit code: 1 where a gate was missed."""
    # Scans and other files are read later than their records are loaded (see tools/set_up.py).
    manage(data, "process_documents", "--background")
    manage(data, "rebuild_catalogue")
    try:
        manage(data, "search_quality", *options)
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


def main(options: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        load(Path(folder))
        return measure(Path(folder), *options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
