from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.clock import today
from search.quality import expectations, judged, names, runs, tables


class Command(BaseCommand):
    """Measures the search over the records that are there. The exit code is 1 where it is worse than was asked for.

    In English like all that only developers see.
    """

    help = "Ask the search judged queries over the demonstration data and print recall, MRR and nDCG by kind of query."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--queries", type=Path, default=judged.QUERIES, help="another file of judged queries")
        parser.add_argument("--failures", action="store_true", help="show what came for queries with an nDCG below 1")
        parser.add_argument("--save", type=Path, metavar="FILE", help="write the first five of every query to a file")
        parser.add_argument("--min-ndcg", type=float, help="fail where the nDCG of all queries is lower")
        parser.add_argument("--expect", type=Path, metavar="FILE", help="instead look for the records of this file")
        parser.add_argument("--codes", type=Path, metavar="FILE", help="what stands for records in that file")
        parser.add_argument("--within", type=int, default=3, help="at which place the record may stand (3)")
        parser.add_argument("--language", default=settings.PUBLIC_LANGUAGES[0], help="the reader's, with --expect")
        parser.add_argument("--today", type=date.fromisoformat, help="the day on which it is asked, as 2026-03-29")

    def handle(self, *args, **options):
        day = options["today"] or today()
        try:
            if options["expect"]:
                self._check(options, day)
            else:
                self._measure(options, day)
        except (judged.Unreadable, expectations.Unknown) as error:
            raise CommandError(str(error)) from error

    def _measure(self, options: dict, day: date) -> None:
        queries = judged.judged(options["queries"])
        keys = self._records(queries)
        asked = runs.run(queries, keys, day)
        self._show(asked, {key: name for name, key in keys.items()}, options)
        rows = runs.by_kind(asked)
        self._write(tables.of_kinds(rows))
        if options["min_ndcg"] is not None and rows[-1].ndcg < options["min_ndcg"]:
            raise CommandError(f"The nDCG of all queries is {rows[-1].ndcg:.3f}, below {options['min_ndcg']}.")

    def _records(self, queries: list[judged.Judged]) -> dict[str, UUID]:
        """The keys of all records that are judged."""
        wanted = {name for query in queries for name in query.grades}
        found = names.records(wanted)
        if missing := sorted(wanted - found.keys()):
            raise CommandError(
                f"{len(missing)} of the {len(wanted)} judged records are not in the catalogue, such as “{missing[0]}”. "
                "Load the demonstration (manage.py load_demo) and rebuild the catalogue (manage.py rebuild_catalogue)."
            )
        return found

    def _show(self, asked: list[runs.Run], known: dict[UUID, str], options: dict) -> None:
        if options["failures"]:
            for run in (run for run in asked if run.ndcg < 1):
                self._write(tables.of_run(run, known))
        if options["save"]:
            lines = [tables.of_first(run, known) for run in asked]
            options["save"].write_text("\n".join([*lines, ""]), encoding="utf-8")

    def _check(self, options: dict, day: date) -> None:
        codes = judged.codes(options["codes"]) if options["codes"] else {}
        outcomes = expectations.check(judged.expected(options["expect"]), codes, options["language"], day)
        self._write(tables.of_outcome(outcome, options["within"]) for outcome in outcomes)
        missed = [outcome for outcome in outcomes if not outcome.is_within(options["within"])]
        if missed:
            raise CommandError(f"{len(missed)} of {len(outcomes)} queries miss their record.")

    def _write(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stdout.write(line)
