"""A copy that another site keeps equals the portal after a thousand things that editors did."""

import pytest
from wagtail.models import Page

from cms.api.keeping.rebuilding import rebuild
from documents.models import PublicationDocument
from search.catalogue.truth import families

from .copying import Copy, answered
from .editing import Office

pytestmark = [pytest.mark.slow, pytest.mark.one_database]
ACTIONS, AT_ONCE = 1_000, 100


def test_a_copy_equals_the_portal_after_a_thousand_things_that_editors_did(
    ask, tree, make_document, committed, in_step
):
    list(rebuild())
    office, copy, done = Office(tree, make_document, seed=2026), Copy(ask, limit=100), set()
    for _ in range(ACTIONS // AT_ONCE):
        for _ in range(AT_ONCE):
            with committed():
                done.add(office.act())
        assert copy.read() == answered(ask)
        assert _pages(copy.items) == _public_pages()
    assert len(done) == len([name for name in dir(office) if name.startswith("do_")])
    assert _editions(copy.items) == _public_editions()
    in_step()


def _pages(items: dict) -> dict[int, str]:
    return {number: item["title"] for (resource, number), item in items.items() if resource == "record"}


def _public_pages() -> dict[int, str]:
    """Asked of Wagtail itself, not of what the interface was made from."""
    pages = Page.objects.live().public().filter(depth__gt=1, expired=False).exact_type(*families())
    return dict(pages.values_list("pk", "title"))


def _editions(items: dict) -> dict[int, str]:
    return {number: item["title"] for (resource, number), item in items.items() if resource == "document"}


def _public_editions() -> dict[int, str]:
    return dict(PublicationDocument.objects.public().values_list("pk", "title"))
