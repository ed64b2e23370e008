"""`make bench-api`: the read interface beside a bare Django view with JSON, and a full copy of many records.

A list of 20 acts with their files is asked for so that nobody has kept it, as it was just answered, and with a tag
(304), each beside a view without middleware that
answers JSON of the same size on the same server. Then all records are read through the cursor, by as many clients as
there are workers, and the memory of the server is looked at. The records are written directly into a SQLite database in
a temporary folder.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread

from servers import ROOT, Server, _children, granian

LIST = "/api/v1/records/?type=act&limit=20"
GOALS = {"not cached": 0.4, "cached": 0.8, "cached (304)": 0.8}
# Other first days each time, before all records: the same answer, which nobody has kept.
VARIED = """
local day = 0
function request()
  day = (day + 1) % 9000
  local year, month = 1800 + math.floor(day / 300), 1 + math.floor(day / 28) % 12
  local since = string.format("%04d-%02d-%02d", year, month, 1 + day % 28)
  return wrk.format("GET", "{path}&since=" .. since)
end
"""


def environment_in(folder: str) -> dict[str, str]:
    """Counted, as on a public server, but never refused."""
    return {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "only-for-the-measurement",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "SECURE_SSL_REDIRECT": "false",
        "BASE_URL": "http://127.0.0.1",
        "DATA_DIR": folder,
        "API_REQUESTS_A_MINUTE": str(10**9),
    }


def prepare(environment: dict[str, str], number: int) -> None:
    """A portal with the demonstration and ``number`` more acts with a file each, answered but in no list of pages."""
    commands = (
        ["tools/set_up.py"],
        ["manage.py", "collectstatic", "--no-input", "-v0"],
        [__file__, "--fill", str(number)],
    )
    for command in commands:
        run = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=os.environ | environment, capture_output=True, text=True
        )
        if run.returncode:
            sys.exit(run.stdout + run.stderr)


def fill(number: int) -> None:
    """Copies of the answer of a demonstration's act under keys of their own: what is read is as long as it would be."""
    # Beside this file stands another "pages".
    sys.path[0] = str(ROOT)
    import uuid
    from datetime import timedelta

    import django

    django.setup()
    from django.db import transaction
    from django.db.models import Max

    from cms.api.models import ApiAnswer, ApiItem

    acts = ApiItem.objects.filter(type="act", removed_at=None, signs__contains=" file ").select_related("answer")
    act, text = acts[0], acts[0].answer.text
    own = f'{{"id":{act.object_id},'
    sequence = ApiItem.objects.aggregate(last=Max("sequence"))["last"]
    with transaction.atomic():
        for start in range(0, number, 1000):
            items = []
            for place in range(start, min(start + 1000, number)):
                item = ApiItem(
                    **{f.name: getattr(act, f.name) for f in ApiItem._meta.concrete_fields if f.name != "id"}
                )
                item.object_id, item.key, item.sequence = 10_000_000 + place, uuid.uuid4(), sequence + place + 1
                item.day = act.day - timedelta(days=place % 5000)
                items.append(item)
            ApiItem.objects.bulk_create(items)
            keys = ApiItem.objects.filter(object_id__in=[item.object_id for item in items]).values_list(
                "pk", "object_id"
            )
            answers = [ApiAnswer(item_id=key, text=text.replace(own, f'{{"id":{number},', 1)) for key, number in keys]
            ApiAnswer.objects.bulk_create(answers)


def load(server: Server, path: str, seconds: int, connections: int, how: str = "") -> tuple[float, float]:
    """Requests a second, and CPU milliseconds of the server a request. ``how`` is a tag, or the words of a script."""
    before = server.cpu_seconds()
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s"]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        if how.startswith("\n"):
            script.write(how)
            script.flush()
            command += ["-s", script.name]
        elif how:
            command += ["-H", f"If-None-Match: {how}"]
        return _loaded(server, command, path, before)


def _loaded(server: Server, command: list[str], path: str, before: float) -> tuple[float, float]:
    output = subprocess.run([*command, server.base + path], capture_output=True, text=True, check=True).stdout
    used, requests = server.cpu_seconds() - before, int(re.search(r"(\d+) requests in", output)[1])
    if "Socket errors" in output or "Non-2xx" in output or not requests:
        sys.exit(f"{path} did not answer as it should:\n{output}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), used * 1000 / requests


def rates(options: argparse.Namespace, portal: Server, bare: Server) -> dict[str, tuple[float, float]]:
    """The medians of rounds, in which each is measured in turn."""
    with urllib.request.urlopen(portal.base + LIST) as answer:
        tag, size = answer.headers["ETag"], len(answer.read())
    targets = {
        "bare view": (bare, f"/?size={size}", ""),
        "not cached": (portal, LIST, VARIED.replace("{path}", LIST)),
        "cached": (portal, LIST, ""),
        "cached (304)": (portal, LIST, tag),
    }
    rounds: dict[str, list[tuple[float, float]]] = {name: [] for name in targets}
    for number in range(options.rounds + 1):
        for name, (server, path, given) in targets.items():
            found = load(server, path, options.seconds if number else 1, 2 * options.workers, given)
            rounds[name] += [found] if number else []
    medians = {name: tuple(map(statistics.median, zip(*found, strict=True))) for name, found in rounds.items()}
    print(f"A list of 20 acts with files: {size:,} bytes\n\n| | requests/s | CPU-ms | × bare |\n|---|---|---|---|")
    for name, (rate, cpu) in medians.items():
        print(f"| {name} | {rate:.0f} | {cpu:.2f} | {rate / medians['bare view'][0]:.2f} |")
    for name, goal in GOALS.items():
        share = medians[name][0] / medians["bare view"][0]
        print(f"\n{name}: goal at least {goal:.0%} of the bare view. {'Reached' if share >= goal else 'Missed'}.")
    return medians


def copy(portal: Server, workers: int) -> None:
    """A full copy by type of resource and language, each by a client of its own, with the server's memory meanwhile."""
    peaks, done = [_megabytes(portal)], Event()

    def watch() -> None:
        while not done.wait(0.5):
            peaks.append(_megabytes(portal))

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    starts = [
        f"{name}/?limit=100&order=id&language={code}" for name in ("records", "documents") for code in ("sq", "sr-latn")
    ]
    before, begun = portal.cpu_seconds(), time.monotonic()
    with ThreadPoolExecutor(workers) as clients:
        found = [key for keys in clients.map(lambda start: list(_keys(portal, start)), starts) for key in keys]
    seconds = time.monotonic() - begun
    done.set()
    watcher.join()
    cpu, doubled = portal.cpu_seconds() - before, len(found) - len(set(found))
    print(
        f"\nCopy: {len(found):,} entries in {seconds:.1f} s ({cpu:.1f} s of the server's CPU time), {doubled} doubled;"
    )
    memory = f"{peaks[0]} MB before, {max(peaks)} MB at most"
    print(f"100,000 would take {100_000 * seconds / len(found):.0f} s. Memory of the server: {memory}.")


def _keys(portal: Server, start: str) -> Iterator[tuple[str, int]]:
    address = f"{portal.base}/api/v1/{start}"
    while address:
        with urllib.request.urlopen(address) as answer:
            page = json.load(answer)
        yield from ((start.partition("/")[0], item["id"]) for item in page["items"])
        address = page["next"]


def _megabytes(server: Server) -> int:
    """Resident memory of the server and its workers."""
    found = 0
    for pid in (server.pid, *_children(server.pid)):
        status = Path(f"/proc/{pid}/status").read_text()
        found += int(re.search(r"VmRSS:\s+(\d+) kB", status)[1])
    return found // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=int, default=4, help="length of one round")
    parser.add_argument("--rounds", type=int, default=3, help="the median of the rounds is printed")
    parser.add_argument("--fill", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fill is not None:
        return fill(options.fill)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        environment = environment_in(folder)
        prepare(environment, options.records)
        bare = stack.enter_context(granian("bench.bare_json:application", options.workers, "/"))
        portal = stack.enter_context(granian("cms.wsgi:application", options.workers, "/health/", **environment))
        print(f"granian, WSGI, {options.workers} workers; load of other work: {os.getloadavg()[0]:.1f}\n")
        rates(options, portal, bare)
        copy(portal, options.workers)


if __name__ == "__main__":
    main()
