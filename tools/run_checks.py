"""Run the given make targets one after the other, all of them, and end with a table of what passed and what failed."""

import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    name: str
    passed: bool
    seconds: float


def run(name: str) -> Result:
    print(f"\n===== {name} " + "=" * (80 - len(name)), flush=True)
    started = time.monotonic()
    status = subprocess.run(["make", "--no-print-directory", name], check=False).returncode
    return Result(name, status == 0, time.monotonic() - started)


def report(results: list[Result]) -> str:
    lines = [f"  {'passed' if r.passed else 'FAILED'}  {r.seconds:6.1f} s  {r.name}" for r in results]
    failed = [r.name for r in results if not r.passed]
    verdict = f"These checks failed: {', '.join(failed)}" if failed else "All checks passed."
    total = f"{len(results) - len(failed)} passed, {len(failed)} failed"
    return "\n".join(["", "===== What was checked", *lines, verdict, total])


def main(names: list[str]) -> int:
    results = [run(name) for name in names]
    print(report(results), flush=True)
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
