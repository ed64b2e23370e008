"""Part of `make bench`: what the board of languages costs with 20,000 records.

The board's rows are written directly into a SQLite database of their own in a temporary folder; the pages are asked for
through Django's test client. Figures are queries and milliseconds of CPU time, median of five.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
GOAL = 300.0
BATCH = 1000
TODAY = date(2026, 3, 20)
KINDS = ["act"] * 8 + ["notice"] * 4 + ["news"] * 4 + ["document"] * 6 + ["meeting", "call", "report", "consultation"]


def prepare(folder: str) -> None:
    """A portal with sections and no content, in the environment of this process and its children."""
    kept = {"DATA_DIR": folder, "DEBUG": "0", "DJANGO_SETTINGS_MODULE": "cms.settings.development"}
    os.environ.update(kept | {"TODAY": TODAY.isoformat()})
    for name in ("DATABASE_URL", "STORAGE_URL"):
        os.environ.pop(name, None)
    (Path(folder) / "static").mkdir(exist_ok=True)
    for command in (["migrate", "-v0"], ["setup_portal"], ["setup_roles"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def fill(number: int) -> None:
    from cms.models import Body
    from cms.parity.models import LanguageDuty, RecordLanguages

    bodies = [Body.objects.create(code=f"body-{n}", name=f"Drejtoria {n}") for n in range(25)]
    duties = {duty.kind: duty for duty in LanguageDuty.objects.filter(act_kind="")}
    dice = random.Random(number)
    for start in range(0, number, BATCH):
        numbers = range(start, min(start + BATCH, number))
        RecordLanguages.objects.bulk_create(_row(n, dice, bodies, duties) for n in numbers)


def _row(n: int, dice: random.Random, bodies: list, duties: dict):
    """Of ten records seven are level, one is outdated, one waits as a draft and one was never begun."""
    from cms.parity.models import RecordLanguages

    kind, chance = dice.choice(KINDS), dice.random()
    other = "published" if chance < 0.7 else dice.choice(["outdated", "in-progress", "translated", "missing"])
    first = TODAY - timedelta(days=dice.randrange(4000))
    mandatory = kind != "news"
    level = other == "published" or not mandatory
    return RecordLanguages(
        key=uuid.UUID(int=dice.getrandbits(128)), kind=kind, detail="decision" if kind == "act" else "",
        body=dice.choice(bodies), duty=duties[kind], is_open=True, is_mandatory=mandatory, is_level=level,
        titles={"sq": f"Vendim nr. {n} për ndarjen e mjeteve", "sr-latn": f"Odluka br. {n} o raspodeli sredstava"},
        objects_by_language={"sq": 2 * n + 10} | ({} if other == "missing" else {"sr-latn": 2 * n + 11}),
        signs=f" sq=published  sr-latn={other} ", first_public_on=first, behind_since=None if level else first,
        excepted_until=TODAY + timedelta(days=dice.randrange(-20, 20)) if not level and chance > 0.98 else None,
    )  # fmt: skip


def steps(number: int) -> dict[str, Callable[[], object]]:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.test import Client

    editor, reader = Client(), Client()
    user = get_user_model().objects.create_user("bench", password="x")
    user.groups.set(Group.objects.filter(name="Publishers"))
    editor.force_login(user)
    board = "/admin/languages/"
    last = -(-number // 50)
    addresses = {
        "board": (editor, board),
        "board, last page": (editor, f"{board}?p={last}"),
        "board, newest first": (editor, f"{board}?ordering=-first_public_on"),
        "board, acts of a body that lack Serbian": (editor, f"{board}?kind=act&body=7&language=sr-latn&state=missing"),
        "board, overdue": (editor, f"{board}?age=overdue"),
        "board, within the days allowed": (editor, f"{board}?age=in-time"),
        "home of the admin": (editor, "/admin/"),
        "public page": (reader, "/sq/languages/"),
    }
    return {name: _asking(client, address) for name, (client, address) in addresses.items()}


def _asking(client, address: str) -> Callable[[], None]:
    def ask() -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    return ask


def measure(ask: Callable[[], object]) -> tuple[int, float]:
    """Queries and median CPU milliseconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken = []
    ask()
    for _time in range(5):
        started = time.process_time()
        ask()
        taken.append((time.process_time() - started) * 1000)
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured), statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        import django

        django.setup()
        fill(options.number)
        figures = {name: measure(ask) for name, ask in steps(options.number).items()}
    print(f"{options.number} records, SQLite, median of five\n\n| page | queries | CPU-ms |\n|---|---|---|")
    for name, (queries, milliseconds) in figures.items():
        print(f"| {name} | {queries} | {milliseconds:.0f} |")
    above = [name for name, (_queries, milliseconds) in figures.items() if milliseconds > GOAL]
    print(f"\nGoal: at most {GOAL:.0f} CPU-ms a page. " + (f"Above it: {', '.join(above)}." if above else "Reached."))


if __name__ == "__main__":
    main()
