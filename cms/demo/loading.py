"""Loading the demonstration municipality: what is missing is made, what exists is left as editors left it."""

from datetime import date

from django.db import transaction

from cms.later import many_at_once
from cms.models import PortalSettings
from home.tree import build_tree

from .builders import build_documents, build_taxonomy
from .builders_portal import build_bodies, build_portal, build_standard_pages
from .builders_records import build_records
from .indexing import no_indexing, write_indexes
from .shelf import Shelf


@transaction.atomic
def load(today: date) -> Shelf:
    """Make everything or nothing; return counts of what was created and what was there."""
    shelf = Shelf(build_tree(), today)
    shelf.remember_pages()
    build_portal(shelf)
    with no_indexing(), many_at_once():
        build_taxonomy(shelf)
        build_documents(shelf)
        build_bodies(shelf)
        build_standard_pages(shelf)
        build_records(shelf)
    # The settings have the menu, which points to new pages.
    write_indexes([*shelf.made, PortalSettings.objects.get(pk=1)] if shelf.made else [])
    return shelf
