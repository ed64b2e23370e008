from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.consistency import quality
from cms.consistency.models import law_key
from cms.consistency.reading import register
from cms.consistency.register import Name, Register


class Command(BaseCommand):
    """In English like all that only developers see. The exit code is 1 where it is worse than was asked for."""

    help = "Compare texts in pairs, and print precision and recall against a table of expected differences."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where the texts are; a form feed begins a new page")
        parser.add_argument("expected", type=Path, help="record, part, sq, sr, kind, first, second, wanted")
        parser.add_argument("--names", type=Path, help="names of bodies and places, sq and sr, instead of the portal's")
        parser.add_argument("--laws", type=Path, help="numbers of known laws, one a line, instead of the portal's")
        parser.add_argument("--min-precision", type=float, default=0.0)
        parser.add_argument("--min-recall", type=float, default=0.0)

    def handle(self, *args, **options):
        try:
            rows = quality.read(options["expected"])
            results = list(quality.measure(options["folder"], rows, _register(options)))
        except quality.Unreadable as error:
            raise CommandError(str(error)) from error
        for result in results:
            self._show(result)
        self._sum(results, options)

    def _show(self, result: quality.Result) -> None:
        self.stdout.write(
            f"{result.record}: {len(result.found)} found, {result.true} of them true; "
            f"{result.wanted - len(result.missed)} of {result.wanted} wanted ones"
        )
        for each in result.unexpected:
            self.stdout.write(f"  false: {each.kind} {each.code} {each.params} {each.languages}")
        for row in result.missed:
            self.stdout.write(f"  missed: {row.kind} “{row.first}” “{row.second}”")

    def _sum(self, results: list[quality.Result], options: dict) -> None:
        found, true = sum(len(result.found) for result in results), sum(result.true for result in results)
        wanted, missed = sum(result.wanted for result in results), sum(len(result.missed) for result in results)
        precision, recall = true / found if found else 1.0, (wanted - missed) / wanted if wanted else 1.0
        self.stdout.write(
            f"precision {precision:.3f} ({true}/{found}), recall {recall:.3f} ({wanted - missed}/{wanted})"
        )
        if precision < options["min_precision"] or recall < options["min_recall"]:
            raise CommandError("Precision or recall is lower than was asked for.")


def _register(options: dict) -> Register:
    if options["names"] is None and options["laws"] is None:
        return register()
    names = [line.split("\t") for line in _lines(options["names"])]
    laws = frozenset(filter(None, map(law_key, _lines(options["laws"]))))
    return Register(laws, tuple(Name(tuple(zip(quality.LANGUAGES, pair, strict=False))) for pair in names))


def _lines(path: Path | None) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()] if path else []
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read ({error}).") from error
