from datetime import date

from django.core.management.base import BaseCommand, CommandError

from cms.clock import today
from cms.desk.mails.sending import send_digests


class Command(BaseCommand):
    help = "Send the mails about translations that are due. Run it as often as you like: nothing is sent twice."

    def add_arguments(self, parser):
        parser.add_argument("--today", type=date.fromisoformat, default=None, help="The day, YYYY-MM-DD.")

    def handle(self, *args, **options):
        sent, failed = send_digests(options["today"] or today())
        if options["verbosity"]:
            self.stdout.write(f"{sent} mails sent, {failed} failed.")
        if failed:
            raise CommandError("The mail server did not take all mails. They stay in the outbox for the next run.")
