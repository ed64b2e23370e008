"""`make bench`: requests a second, latency and CPU time of the public pages under the production server.

Every figure stands beside the same figure of a bare Django view on the same server, measured in turn with it. The CPU
time a request is the steadiest: it hardly depends on what else the machine does. Load comes from wrk, on loopback.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

from servers import ROOT, Server, granian

GOAL = 12.0
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Figures:
    """Requests a second, latencies in milliseconds, CPU milliseconds of the server a request."""

    rate: float
    p50: float
    p99: float
    cpu: float


def measure(server: Server, path: str, seconds: int, connections: int) -> Figures:
    before = server.cpu_seconds()
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", server.base + path]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used = server.cpu_seconds() - before
    requests = int(re.search(r"(\d+) requests in", output)[1])
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    if bool(failed) != (path == MISSING) or "Socket errors" in output or not requests:
        sys.exit(f"{path} did not answer as it should:\n{output}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])
    return Figures(rate, _latency(output, 50), _latency(output, 99), used * 1000 / requests)


def _latency(output: str, percentile: int) -> float:
    value, unit = re.search(rf"{percentile}%\s+([\d.]+)(us|ms|s)", output).groups()
    return float(value) * UNITS[unit]


def median(rounds: list[Figures]) -> Figures:
    columns = zip(*((f.rate, f.p50, f.p99, f.cpu) for f in rounds), strict=True)
    return Figures(*(statistics.median(column) for column in columns))


MISSING = "/sq/nuk-ekziston/"


def addresses(server: Server) -> dict[str, str]:
    """The pages that are measured: the newest act is found through the interface, and its list above it."""
    with urllib.request.urlopen(f"{server.base}/api/v1/records/?type=act&language=sq&limit=1&fields=url") as answer:
        detail = urlsplit(json.load(answer)["items"][0]["url"]).path
    listing = "/".join(detail.split("/")[:3]) + "/"
    return {"home": "/sq/", "listing": listing, "detail": detail, "404": MISSING}


def portal_environment(folder: str) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "only-for-the-measurement",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "SECURE_SSL_REDIRECT": "false",
        "BASE_URL": "http://127.0.0.1",
        "DATA_DIR": folder,
    }


def prepare(environment: dict[str, str]) -> None:
    """A portal with the demonstration content and collected static files."""
    for command in (["tools/set_up.py"], ["manage.py", "collectstatic", "--no-input", "-v0"]):
        run = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=os.environ | environment, capture_output=True, text=True
        )
        if run.returncode:
            sys.exit(run.stdout + run.stderr)


def table(results: dict[str, Figures]) -> str:
    lines = ["| page | requests/s | p50 ms | p99 ms | CPU-ms | × rate | × p50 | × p99 | × CPU |", "|" + "---|" * 9]
    bare = results["bare view"]
    for name, f in results.items():
        ratios = [f.rate / bare.rate, f.p50 / bare.p50, f.p99 / bare.p99, f.cpu / bare.cpu]
        cells = [name, f"{f.rate:.0f}", f"{f.p50:.1f}", f"{f.p99:.1f}", f"{f.cpu:.2f}"]
        lines.append("| " + " | ".join(cells + [f"{ratio:.3g}" for ratio in ratios]) + " |")
    return "\n".join(lines)


def run(options: argparse.Namespace, folder: str) -> dict[str, Figures]:
    environment = portal_environment(folder)
    prepare(environment)
    with ExitStack() as stack:
        bare = stack.enter_context(granian("bench.bare:application", options.workers, "/"))
        portal = stack.enter_context(granian("cms.wsgi:application", options.workers, "/health/", **environment))
        targets = {"bare view": (bare, "/")} | {name: (portal, path) for name, path in addresses(portal).items()}
        connections = options.connections or 2 * options.workers
        for server, path in targets.values():
            measure(server, path, 1, connections)
        rounds: dict[str, list[Figures]] = {name: [] for name in targets}
        for _round in range(options.rounds):
            for name, (server, path) in targets.items():
                rounds[name].append(measure(server, path, options.seconds, connections))
        return {name: median(figures) for name, figures in rounds.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--connections", type=int, default=0, help="default: two a worker")
    parser.add_argument("--seconds", type=int, default=4, help="length of one round")
    parser.add_argument("--rounds", type=int, default=3, help="the median of the rounds is printed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = run(options, folder)
    print(f"granian, WSGI, {options.workers} workers; load of other work: {os.getloadavg()[0]:.1f}\n")
    print(table(results))
    above = [name for name, figures in results.items() if figures.cpu > GOAL]
    print(f"\nGoal: at most {GOAL:.0f} CPU-ms a page. " + (f"Above it: {', '.join(above)}." if above else "Reached."))


if __name__ == "__main__":
    main()
