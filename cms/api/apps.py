from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "cms.api"
    label = "api"

    def ready(self):
        from . import checks, signal_handlers  # noqa: F401 - checks register themselves.

        signal_handlers.connect()
