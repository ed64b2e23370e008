"""``python -m documents.engines.child MODULE:CLASS FILE`` prints the pages of a file, each ended by a form feed.

Runs without ``django.setup()``. Exit status 3 means that the file needs a password; a traceback that it is broken.
"""

import sys
from importlib import import_module
from pathlib import Path

from documents.engines.base import ENCRYPTED_STATUS, PAGE_END, Encrypted


def main(engine: str, path: str) -> None:
    module, _colon, name = engine.partition(":")
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        for page in getattr(import_module(module), name)().pages(Path(path)):
            sys.stdout.write(page.replace(PAGE_END, "\n") + PAGE_END)
    except Encrypted:
        sys.exit(ENCRYPTED_STATUS)


if __name__ == "__main__":
    main(*sys.argv[1:])
