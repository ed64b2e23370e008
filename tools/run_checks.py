"""Run the given make targets one after the other, all of them, and end with a table of what passed and what failed.

Targets joined by commas run at the same time, as many as there are processors; what each wrote stands together.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

SAYING = Lock()


@dataclass(frozen=True)
class Result:
    name: str
    passed: bool
    seconds: float


def run(name: str) -> Result:
    _say_name(name)
    started = time.monotonic()
    status = subprocess.run(_command(name), check=False).returncode
    return Result(name, status == 0, time.monotonic() - started)


def run_together(names: list[str]) -> list[Result]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(_run_and_say_later, names))


def _run_and_say_later(name: str) -> Result:
    started = time.monotonic()
    done = subprocess.run(_command(name), check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    seconds = time.monotonic() - started
    with SAYING:
        _say_name(name)
        print(done.stdout, end="", flush=True)
    return Result(name, done.returncode == 0, seconds)


def _command(name: str) -> list[str]:
    return ["make", "--no-print-directory", name]


def _say_name(name: str) -> None:
    print(f"\n===== {name} " + "=" * (80 - len(name)), flush=True)


def report(results: list[Result]) -> str:
    lines = [f"  {'passed' if r.passed else 'FAILED'}  {r.seconds:6.1f} s  {r.name}" for r in results]
    failed = [r.name for r in results if not r.passed]
    verdict = f"These checks failed: {', '.join(failed)}" if failed else "All checks passed."
    total = f"{len(results) - len(failed)} passed, {len(failed)} failed"
    return "\n".join(["", "===== What was checked", *lines, verdict, total])


def main(words: list[str]) -> int:
    results = []
    for word in words:
        names = word.split(",")
        results += run_together(names) if len(names) > 1 else [run(word)]
    print(report(results), flush=True)
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
