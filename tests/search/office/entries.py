"""Entries of the catalogue for tests that need a page to be public for the search, or not."""

from search.models import CatalogueEntry


def enter(page, public=True) -> None:
    """Put the page into the catalogue as its own code would, or take it out."""
    CatalogueEntry.objects.filter(page=page).delete()
    if public:
        CatalogueEntry.objects.create(
            page_id=page.pk,
            translation_key=page.translation_key,
            position=page.pk,
            language="sq",
            family="act",
            title=page.title,
            address=page.get_url() or "/",
        )
