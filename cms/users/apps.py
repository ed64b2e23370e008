from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "cms.users"
    label = "users"

    def ready(self):
        from wagtail.users.models import UserProfile

        from .languages import preferred_language

        # Wagtail has no setting for it: the profile is one model, and this is what every screen and mail asks.
        UserProfile.get_preferred_language = preferred_language
