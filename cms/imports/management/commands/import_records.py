import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from cms.clock import today
from cms.imports.manifest import Refusal, UnreadableManifest, read
from cms.imports.plan import Record, plan
from cms.imports.write import CREATED, UNCHANGED, UPDATED, Import, RefusedRecord
from cms.translations.drafts import no_translation_drafts
from home.tree import build_tree

SOME_REFUSED, UNREADABLE = 1, 2


@contextmanager
def _nothing_stays() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Command(BaseCommand):
    """Take the records of a manifest (a CSV, docs/importing.md) with the files beside it.

    Each record is written whole or not at all; running it again takes only what changed. Exit status: 0 all rows
    taken, 1 some refused, 2 the manifest cannot be read.
    """

    help = _("Creates or updates records from a CSV and the files beside it.")

    def add_arguments(self, parser):
        parser.add_argument("manifest", type=Path)
        parser.add_argument("--draft", action="store_true", help=_("Create drafts instead of publishing."))
        parser.add_argument("--dry-run", action="store_true", help=_("Say what would happen and change nothing."))

    def handle(self, *args, manifest: Path, draft: bool, dry_run: bool, **options):
        try:
            rows, refusals = read(manifest)
        except UnreadableManifest as error:
            raise CommandError(str(error), returncode=UNREADABLE) from error
        records, more = plan(rows)
        refusals += more
        counts = self._write_all(records, refusals, draft, dry_run)
        self._report(counts, refusals, dry_run)
        if refusals:
            sys.exit(SOME_REFUSED)

    def _write_all(self, records: list[Record], refusals: list[Refusal], draft: bool, dry_run: bool) -> Counter:
        counts: Counter = Counter()
        with no_translation_drafts(), _nothing_stays() if dry_run else nullcontext():
            writer = Import(build_tree(), draft=draft, today=today())
            for number, record in enumerate(records, 1):
                outcome = self._write(writer, record, refusals, dry_run)
                counts[outcome] += 1
                self.stderr.write(f"{number}/{len(records)} {record.key}: {self._word(outcome)}")
        return counts

    def _write(self, writer: Import, record: Record, refusals: list[Refusal], dry_run: bool) -> str:
        try:
            return writer.rehearse(record) if dry_run else writer.write(record)
        except RefusedRecord as refused:
            refusals += refused.refusals
            return "refused"

    def _word(self, outcome: str) -> str:
        return {
            CREATED: _("created"),
            UPDATED: _("updated"),
            UNCHANGED: _("unchanged"),
            "refused": _("refused"),
        }[outcome]

    def _report(self, counts: Counter, refusals: list[Refusal], dry_run: bool) -> None:
        for refusal in sorted(refusals, key=lambda refusal: refusal.line):
            self.stderr.write(self.style.WARNING(str(refusal)))
        if dry_run:
            self.stdout.write(_("Nothing was changed. An import would give:"))
        for label, number in (
            (_("records created"), counts[CREATED]),
            (_("records updated"), counts[UPDATED]),
            (_("records unchanged"), counts[UNCHANGED]),
            (_("rows refused"), len(refusals)),
        ):
            self.stdout.write(f"{label:<24}{number:>6}")
