from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The place of the catalogue and of search. Its tables come with them."""

    name = "search"
    verbose_name = _("Search")
