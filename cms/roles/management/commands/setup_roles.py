from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.roles.publication import has_publisher
from cms.roles.setup import set_up_roles
from home.models import HomePage


class Command(BaseCommand):
    help = "Make the roles of the office and what each may do. May be run again at any time."

    def handle(self, *args, **options):
        present = set(HomePage.objects.values_list("locale__language_code", flat=True))
        missing = [language for language in settings.PUBLIC_LANGUAGES if language not in present]
        if missing:
            raise CommandError(
                f"There is no home page yet in: {', '.join(missing)}. Run “manage.py setup_portal” first."
            )
        for name in set_up_roles():
            self.stdout.write(name)
        rule = "editors submit, publishers publish" if has_publisher() else "no publisher yet, so editors publish"
        self.stdout.write(f"Publication: {rule}.")
