import os
import random
import time
from argparse import SUPPRESS, ArgumentParser

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from cms.clock import today
from cms.hooks import background, claims, delivering, transitions

# For the resolver of the machine (resolv.conf(5)): a name server that is silent must not hold the others back. The
# first question reads it; who runs the portal may set another.
RESOLVING = "timeout:2 attempts:1"
# Between two looks of a sender that stays.
SECONDS = 5


class Command(BaseCommand):
    help = "Send the messages of webhooks that are due, and tell of states that began or ended. Several may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--once", action="store_true", help="send what is due and end; the default")
        how.add_argument("--background", action="store_true", help="stay, and send whatever comes; for a service")
        parser.add_argument("--lock", type=int, help=SUPPRESS)

    def handle(self, *args, **options):
        os.environ.setdefault("RES_OPTIONS", RESOLVING)
        if options["background"]:
            self._stay()
        with background.only_one(options["lock"]):
            told, tried, forgotten = _run()
        # Who found the lock taken relies on us: we look once more after we let go of it.
        if claims.due(timezone.now()).exists():
            tried += _run()[1]
        if options["verbosity"]:
            self.stdout.write(f"{told} states told, {tried} messages tried, {forgotten} old ones deleted.")

    def _stay(self) -> None:
        """Until the process is ended."""
        while True:
            close_old_connections()
            _run()
            time.sleep(SECONDS)


def _run() -> tuple[int, int, int]:
    told = transitions.look(today(), timezone.now())
    tried = delivering.deliver(timezone.now, today, random.random)
    return told, tried, delivering.forget(timezone.now())
