from django.utils import timezone

from cms.parity.management.commands import publish_scheduled
from cms.translations.scheduled import hold_unconfirmed


class Command(publish_scheduled.Command):
    """The command of the languages' gate, after texts of a machine that nobody confirmed left the plan."""

    def handle(self, *args, **options):
        if not options["dryrun"] and (held := hold_unconfirmed(timezone.now())):
            self.stdout.write(f"{held} publications are cancelled: nobody confirmed what a machine wrote.")
        super().handle(*args, **options)
