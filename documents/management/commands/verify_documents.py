import json
import sys
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.storage import StorageAway
from documents.verification import Report, verify

SOMETHING_WRONG, AWAY = 1, 2


class Command(BaseCommand):
    """Exit status: 0 all files are as they were uploaded, 1 something is wrong, 2 the storage does not answer."""

    help = _("Reads every file of the library again and reports what is missing, changed, unused or public by mistake.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help=_("Write the report as one JSON object."))

    def handle(self, *args, **options):
        try:
            report = verify(self._progress)
        except StorageAway as error:
            raise CommandError(
                _("The storage does not answer. Nothing is known about the files; run the command again later."),
                returncode=AWAY,
            ) from error
        self.stdout.write(json.dumps(asdict(report), ensure_ascii=False) if options["json"] else self._text(report))
        if not report.is_clean:
            sys.exit(SOMETHING_WRONG)

    def _progress(self, done: int, total: int) -> None:
        if done == total or done % max(1, total // 100) == 0:
            self.stderr.write(f"{done}/{total}")

    def _text(self, report: Report) -> str:
        where = _("%(name)s (document %(document)s, version %(version)s: “%(title)s”)")
        lines = [_("Missing: %(file)s") % {"file": where % asdict(file)} for file in report.missing]
        lines += [_("Changed: %(file)s") % {"file": where % asdict(file)} for file in report.changed]
        lines += [_("Belongs to no document: %(name)s") % {"name": name} for name in report.orphaned]
        lines += [_("Open by mistake: %(name)s") % {"name": name} for name in report.exposed]
        read = ngettext("%(count)d file read, %(size)d MB.", "%(count)d files read, %(size)d MB.", report.checked)
        lines.append(read % {"count": report.checked, "size": report.bytes // 1_000_000})
        return "\n".join([*lines, _("All files are as they were uploaded.")] if report.is_clean else lines)
