from wagtail.management.commands import publish_scheduled

from cms.parity.publishing import publish_due


class Command(publish_scheduled.Command):
    """Wagtail's command, after what waits for another language was published with it or held back."""

    help = "Publishes and withdraws what is due. A record of a kind with a gate becomes public in all its languages."

    def handle(self, *args, **options):
        if not options["dryrun"]:
            _published, held = publish_due()
            if held:
                self.stdout.write(f"{held} publications wait for another language.")
        super().handle(*args, **options)
