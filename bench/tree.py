"""`make bench-tree`: what 20,000 acts of one section cost editors and readers, flat and in containers by year.

Each layout gets a SQLite database of its own in a temporary folder. The rows are written directly (no revisions, no
index), the steps go through the same views that editors and readers use. Figures are milliseconds of CPU time, median
of five, because the machine may do other work.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
LAYOUTS = ("flat", "years")
FIRST_YEAR, YEARS = 2007, 20
BATCH = 500


def prepare(folder: Path) -> None:
    """A portal with sections and roles and no content, to be copied for each layout."""
    for command in (["migrate", "-v0"], ["setup_portal"], ["setup_roles"]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environment(folder),
            check=True,
            stdout=subprocess.DEVNULL,
        )


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "STORAGE_URL"}}
    return kept | {"DATA_DIR": str(folder), "DEBUG": "0", "DJANGO_SETTINGS_MODULE": "cms.settings.development"}


# --- Filling, in the process of one layout ------------------------------------------------------------


def fill(section, number: int, by_year: bool) -> list:
    """Write ``number`` live acts; return the pages that hold them."""
    from django.db import transaction

    from pages.years import year_page

    per_year = number // YEARS
    with transaction.atomic():
        holders = [year_page(section, FIRST_YEAR + n) for n in range(YEARS)] if by_year else [section]
        for n in range(YEARS):
            holder = holders[n] if by_year else section
            write(holder, FIRST_YEAR + n, per_year, 0 if by_year else n * per_year)
        for holder in holders:
            type(holder).objects.filter(pk=holder.pk).update(numchild=per_year if by_year else number)
            holder.refresh_from_db()
    return holders


def write(holder, year: int, number: int, offset: int) -> None:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page

    from cms.models import Body
    from pages.models import ActPage

    kind = ContentType.objects.get_for_model(ActPage)
    body, _made = Body.objects.get_or_create(code="assembly", defaults={"name": "Kuvendi"})
    acts = [_act(ActPage, Page, holder, kind, body, year, n, offset + n + 1) for n in range(number)]
    own = list(ActPage._meta.local_concrete_fields)
    shared = [field for field in Page._meta.local_concrete_fields if not field.primary_key]
    last = Page.objects.order_by("-pk").values_list("pk", flat=True).first()
    for n, act in enumerate(acts, start=last + 1):
        act.pk = act.id = act.page_ptr_id = n
    for start in range(0, number, BATCH):
        _insert(Page, [Page._meta.pk, *shared], acts[start : start + BATCH])
        _insert(ActPage, own, acts[start : start + BATCH])


def _act(ActPage, Page, holder, kind, body, year: int, n: int, place: int):
    adopted = date(year, 1, 1) + timedelta(days=n * 364 // 1000 % 365)
    title, slug = f"Vendim nr. {n + 1}/{year} për ndarjen e mjeteve", f"vendim-{n + 1}-{year}"
    published = f"{adopted}T10:00:00Z"
    return ActPage(
        title=title, draft_title=title, slug=slug, content_type=kind, locale_id=holder.locale_id, live=True,
        path=Page._get_path(holder.path, holder.depth + 1, place), depth=holder.depth + 1, numchild=0,
        url_path=f"{holder.url_path}{slug}/", first_published_at=published, last_published_at=published,
        kind="decision", protocol_number=f"{n + 1}/{year}", date_adopted=adopted, issuing_body=body,
        folded=f"vendim nr {n + 1} {year}",
    )  # fmt: skip


def _insert(model, fields: list, rows: list) -> None:
    from django.db import connection
    from django.db.models.sql import InsertQuery

    query = InsertQuery(model)
    query.insert_values(fields, rows, raw=True)
    query.get_compiler(connection=connection).execute_sql()


# --- Measuring ----------------------------------------------------------------------------------------


def milliseconds(step: Callable[[int], object], times: int = 5) -> float:
    """Median time of ``step(0)``, ``step(1)``, ...; a step that takes longer than five seconds is taken once."""
    taken: list[float] = []
    while len(taken) < times and not (taken and taken[0] > 5000):
        started = time.process_time()
        step(len(taken))
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken)


class Steps:
    """What an editor and a reader do. ``holders`` are the section itself, or its years."""

    def __init__(self, section, holders: list):
        from django.contrib.auth import get_user_model
        from django.test import Client
        from wagtail.models import Page

        self.section, self.holders, self.Page = section, holders, Page
        user = get_user_model().objects.create_superuser("bench", "bench@example.org", "x")
        self.editor, self.reader = Client(), Client()
        self.editor.force_login(user)
        for client in (self.editor, self.reader):
            client.get("/sq/")
        self.editor.get("/admin/")

    def _get(self, client, address: str) -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    def opens_the_section(self, _n: int) -> None:
        self._get(self.editor, f"/admin/pages/{self.section.pk}/")

    def opens_the_newest_records(self, _n: int) -> None:
        self._get(self.editor, f"/admin/pages/{self.holders[-1].pk}/")

    def opens_the_last_page_of_records(self, _n: int) -> None:
        count = self.holders[-1].get_children().count()
        self._get(self.editor, f"/admin/pages/{self.holders[-1].pk}/?p={-(-count // 50)}")

    def opens_the_reordering(self, _n: int) -> None:
        self._get(self.editor, f"/admin/pages/{self.holders[-1].pk}/?ordering=ord")

    def opens_the_page_chooser(self, _n: int) -> None:
        self._get(self.editor, f"/admin/choose-page/{self.holders[-1].pk}/")

    def publishes_a_new_act(self, n: int) -> None:
        from cms.models import Body
        from tests.admin_forms import filled_form

        address = f"/admin/pages/add/pages/actpage/{self.section.pk}/"
        fields = {
            "title": f"Vendim i ri {n}", "protocol_number": f"new/{n}", "date_adopted": "2026-03-02",
            "issuing_body": str(Body.objects.get().pk), "action-publish": "action-publish",
        }  # fmt: skip
        answer = self.editor.post(address, filled_form(self.editor, address, **fields))
        assert answer.status_code == 302, answer.content.decode()
        assert self.Page.objects.descendant_of(self.section).get(title=f"Vendim i ri {n}").live

    def moves_a_record_to_another_year(self, n: int) -> None:
        """Flat: to another section, since there are no years."""
        record = self.holders[-1].get_children()[n + 10]
        record.move(self.Page.objects.get(pk=self.other.pk), pos="last-child")

    def puts_a_record_first(self, n: int) -> None:
        record = self.holders[-1].get_children()[50 + n]
        answer = self.editor.post(f"/admin/pages/{record.pk}/set_position/?position=0")
        assert answer.status_code == 200, answer.status_code

    def renames_the_holder(self, n: int) -> None:
        """The rows that a new address would change; through the admin it is refused for that reason."""
        from django.db import transaction

        holder = self.Page.objects.get(pk=self.holders[-1].pk)
        with transaction.atomic():
            holder._update_descendant_url_paths(holder.url_path, holder.url_path[:-1] + f"{n}/")
            transaction.set_rollback(True)

    def reads_the_first_page(self, _n: int) -> None:
        self._get(self.reader, self.section.get_url())

    def reads_page_500(self, _n: int) -> None:
        self._get(self.reader, self.section.get_url() + "?page=500")

    def reads_one_record(self, n: int) -> None:
        self._get(self.reader, self.holders[-1].get_children()[n].get_url())

    @property
    def other(self):
        return self.holders[-2] if len(self.holders) > 1 else self.section.get_siblings(inclusive=False).first()

    def all(self) -> list[tuple[str, Callable[[int], None]]]:
        return [
            ("editor opens the section", self.opens_the_section),
            ("editor opens the newest records", self.opens_the_newest_records),
            ("editor opens the last page of records", self.opens_the_last_page_of_records),
            ("editor opens them for reordering", self.opens_the_reordering),
            ("editor opens the page chooser", self.opens_the_page_chooser),
            ("editor writes and publishes an act", self.publishes_a_new_act),
            ("moving a record to another container", self.moves_a_record_to_another_year),
            ("editor puts a record first", self.puts_a_record_first),
            ("new address of the container", self.renames_the_holder),
            ("reader opens the list", self.reads_the_first_page),
            ("reader opens page 500 of the list", self.reads_page_500),
            ("reader opens one act", self.reads_one_record),
        ]


def measure_layout(layout: str, number: int) -> None:
    """Fill and measure one layout; prints a line ``step<TAB>milliseconds`` each."""
    import django

    django.setup()
    import pages.wagtail_hooks
    from pages.models import ActIndexPage

    if layout == "flat":
        pages.wagtail_hooks.file_under_year = lambda record, today: None
    section = ActIndexPage.objects.get(locale__language_code="sq")
    holders = fill(section, number, by_year=layout == "years")
    section.refresh_from_db()
    for title, step in Steps(section, holders).all():
        print(f"{title}\t{milliseconds(step)}", flush=True)


def figures_of(layout: str, number: int, template: Path, folder: Path) -> dict[str, float]:
    shutil.copytree(template, folder)
    command = [sys.executable, __file__, "--number", str(number), "--layout", layout]
    output = subprocess.run(command, cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, text=True, check=True)
    return {title: float(figure) for title, figure in (line.split("\t") for line in output.stdout.splitlines())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=20_000)
    parser.add_argument("--layout", choices=LAYOUTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.layout:
        return measure_layout(options.layout, options.number)
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template"
        (template / "static").mkdir(parents=True)
        prepare(template)
        results = {name: figures_of(name, options.number, template, Path(folder) / name) for name in LAYOUTS}
    print(f"{options.number} acts in one section, SQLite, CPU milliseconds, median of five\n")
    print("| step | flat | by year |\n|---|---|---|")
    for title, flat in results["flat"].items():
        print(f"| {title} | {flat:.0f} | {results['years'][title]:.0f} |")


if __name__ == "__main__":
    main()
