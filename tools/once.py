"""Run a command only when what it depends on has changed.

    python3 tools/once.py --stamp FILE [--env NAME]... [--input PATH]... -- COMMAND...

The stamp file holds a hash of the command, of the named variables and of the content of the inputs (files, or folders
with everything below them). It is written after the command has succeeded, so an interrupted step runs again.
Only the standard library is used: this runs before anything is installed.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path


def files_of(inputs: Iterable[str]) -> Iterator[Path]:
    """Every file of the inputs in a stable order; a missing input stops with a sentence."""
    for name in inputs:
        path = Path(name)
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
        else:
            sys.exit(f"{name} is needed for this step and does not exist.")


def fingerprint(command: list[str], variables: Iterable[str], inputs: Iterable[str]) -> str:
    digest = hashlib.sha256(repr(command).encode())
    for name in variables:
        digest.update(f"{name}={os.environ.get(name, '')}\n".encode())
    for path in files_of(inputs):
        digest.update(f"{path}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stamp", type=Path, required=True)
    parser.add_argument("--title", default="", help="printed before the command runs")
    parser.add_argument("--env", action="append", default=[])
    parser.add_argument("--input", action="append", default=[])
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    wanted = fingerprint(command, options.env, options.input)
    if options.stamp.is_file() and options.stamp.read_text() == wanted:
        return 0
    if options.title:
        print(f"== {options.title}", flush=True)
    status = subprocess.run(command, check=False).returncode
    if status == 0:
        options.stamp.parent.mkdir(parents=True, exist_ok=True)
        options.stamp.write_text(wanted)
    return status


if __name__ == "__main__":
    sys.exit(main())
