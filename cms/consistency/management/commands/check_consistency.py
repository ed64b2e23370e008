from argparse import ArgumentParser
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.consistency import writing
from cms.consistency.reading import register


class Command(BaseCommand):
    help = "Compare the languages of records. Without an option, of those whose files were read since the last time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--record", metavar="KEY", help="the translation key of one record")
        parser.add_argument("--all", action="store_true", help="every record, as after a change of the register")

    def handle(self, *args, **options):
        now = timezone.now()
        if options["record"]:
            found = writing.check(_key(options["record"]), now)
            self.stdout.write(_("Differences: %(n)d.") % {"n": found})
        elif options["all"]:
            known, keys = register(), Page.objects.order_by().values_list("translation_key", flat=True).distinct()
            found = sum(writing.check(key, now, known) for key in keys.iterator())
            self.stdout.write(_("Differences: %(n)d.") % {"n": found})
        else:
            self.stdout.write(_("Records compared: %(n)d.") % {"n": writing.check_waiting(now)})


def _key(text: str) -> UUID:
    try:
        key = UUID(text)
    except ValueError:
        key = None
    if key is None or not Page.objects.filter(translation_key=key).exists():
        raise CommandError(_("There is no record with the key “%(key)s”.") % {"key": text})
    return key
