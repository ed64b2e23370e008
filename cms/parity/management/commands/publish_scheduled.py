from wagtail.management.commands import publish_scheduled

from cms.parity.planned import publish_due


class Command(publish_scheduled.Command):
    """Wagtail's command, after what waits for another language was published with it or held back."""

    help = "Publishes and withdraws what is due. A record of a kind with a gate becomes public in all its languages."

    def handle(self, *args, **options):
        if not options["dryrun"]:
            due = publish_due()
            if due.held:
                self.stdout.write(f"{due.held} publications wait for another language.")
            if due.failed:
                self.stdout.write(f"{due.failed} publications could not take place; the history of each page says why.")
        super().handle(*args, **options)
