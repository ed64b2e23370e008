import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.clock import today
from cms.imports.manifest import UnreadableManifest, read
from cms.imports.plan import Plan, plan
from cms.imports.report import Report, word
from cms.imports.write import REFUSED, Import, RefusedRecord
from cms.translations.drafts import no_translation_drafts
from home.tree import build_tree

SOME_REFUSED, UNREADABLE = 1, 2


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
        planned = plan(rows, refusals)
        report = Report(planned.refusals, planned.refused_records)
        with no_translation_drafts():
            self._take(planned, report, Import(draft=draft, today=today()), dry_run)
        self._end(report, dry_run)
        if report.refusals:
            sys.exit(SOME_REFUSED)

    def _take(self, planned: Plan, report: Report, writer: Import, dry_run: bool) -> None:
        tree = None if dry_run else build_tree()
        for number, record in enumerate(planned.records, 1):
            try:
                done = writer.rehearse(record) if dry_run else writer.write(record, tree)
                report.add(done)
                outcome = done.record
            except RefusedRecord as refused:
                report.refuse(record, refused.refusals)
                outcome = REFUSED
            self.stderr.write(f"{number}/{len(planned.records)} {record.key}: {word(outcome)}")

    def _end(self, report: Report, dry_run: bool) -> None:
        for refusal in sorted(report.refusals, key=lambda refusal: refusal.line):
            self.stderr.write(self.style.WARNING(str(refusal)))
        if dry_run:
            self.stdout.write(_("Nothing was changed. An import would give:"))
        for line in report.table():
            self.stdout.write(line)
