from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.intake import log
from cms.intake.door import idempotency


class Command(BaseCommand):
    help = (
        "Delete the log of other systems’ calls, and their kept answers, when they are old enough. For a daily timer."
    )

    def handle(self, *args, **options):
        now = timezone.now()
        calls, answers = log.forget(now), idempotency.forget(now)
        if options["verbosity"]:
            self.stdout.write(f"{calls} calls and {answers} kept answers deleted.")
