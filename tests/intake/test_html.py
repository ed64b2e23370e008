"""HTML of other systems: read in a time that grows with its length, and linked to what its user may use."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, GroupCollectionPermission

from cms.intake.writing.html import MOST_SIGNS
from pages.models import ActPage
from tests.builders import make_act

from .conftest import ACT
from .test_drafts import errors

# None of these ends: some parsers look for the end of each from each of them.
ENDLESS = ["<a href='", "<a ", "<p><![n", "<!--", "<?", "</a ", "<p>", "<script><a href='", "&#", "<![CDATA["]


def html(text: str) -> dict:
    return ACT | {"text": {"html": text}}


@pytest.mark.parametrize("piece", ENDLESS)
def test_tags_that_never_end_hold_nobody_up(dms, piece):
    """Without a bound on the time: a parser that is slow with these would be slow for hours."""
    answer = dms.draft(html(piece * (MOST_SIGNS // len(piece))))
    assert answer.status_code in (201, 422), answer.content[:300]


def test_html_is_read_before_anything_is_locked(dms):
    """What is too long, too deep or no HTML at all is refused without a transaction for it."""
    links = "".join(f"<a linktype='page' id='{n}'>x</a>" for n in range(1, 400))
    for text in (links, "x" * (MOST_SIGNS + 1), "<b>" * 300, "<p></p>" * 20_000, "<p>\0</p>"):
        with CaptureQueriesContext(connection) as queries:
            answer = dms.draft(html(text))
        assert errors(answer), text[:20]
        assert queries.captured_queries
        assert not [row for row in queries.captured_queries if "wagtailcore_page" in row["sql"]]
    many = [{"type": "text", "html": "x" * (MOST_SIGNS // 2 + 1)}] * 2
    assert errors(dms.draft(ACT | {"text": {"blocks": many}})).keys() == {"#/fields/text"}


BROKEN = ["", "id='abc'", "id=''", "id='-1'", "id='٣'", "id='99999999999999999999'", "id='999999'"]


@pytest.mark.parametrize("kind", ["page", "document", "image"])
@pytest.mark.parametrize("rest", BROKEN)
def test_links_to_what_is_not_there_are_refused_at_their_place(dms, kind, rest):
    link = f"<p><a linktype='{kind}' {rest}>x</a></p>"
    assert errors(dms.draft(html(link))).keys() == {"#/fields/text/html"}
    callout = [{"type": "callout", "html": link}]
    assert errors(dms.draft(ACT | {"text": {"blocks": callout}})).keys() == {"#/fields/text/blocks/0/html"}
    assert not ActPage.objects.exists()


def test_links_lead_to_what_the_user_may_use_and_can_be_published(dms, make_document, make_system, tree, client):
    root = Collection.get_first_root_node()
    own, other = root.add_child(name="Own"), root.add_child(name="Other")
    rights = GroupCollectionPermission.objects.filter(group__name="Editors")
    rights.update(collection=own)
    document, act = make_document(title="Sekret"), make_act(tree)
    document.collection = other
    document.save()
    link = f"<p><a linktype='document' id='{document.pk}'>x</a><a linktype='page' id='{act.pk}'>y</a></p>"
    assert list(errors(dms.draft(html(link)))) == ["#/fields/text/html"]
    document.collection = own
    document.save()
    made = dms.draft(html(link))
    assert made.status_code == 201, made.content
    page = ActPage.objects.get(pk=made.json()["id"])
    page.get_latest_revision().publish()
    assert client.get(page.url).status_code == 200


def test_what_is_taken_out_is_told(dms):
    text = (
        "<p><a href='javascript:x()'>a</a><a href='data:x'>b</a><a href='file:///c'>c</a><img src='x'></p><svg></svg>"
    )
    made = dms.draft(html(text)).json()
    for word in ("javascript:x()", "data:x", "file:///c", "img", "svg"):
        assert any(word in removed for removed in made["removed"]), (word, made["removed"])
    assert made["fields"]["text"]["blocks"][0]["html"] == "<p>abc</p>"


def test_two_blocks_have_two_numbers(dms):
    twins = [{"type": "heading", "text": "A", "id": "6f9b0a2e-0000-4000-8000-000000000000"}] * 2
    assert errors(dms.draft(ACT | {"text": {"blocks": twins}})).keys() == {"#/fields/text/blocks/1/id"}


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"])
def test_days_of_other_centuries_are_slips(dms, day):
    assert errors(dms.draft(ACT | {"date_adopted": day})).keys() == {"#/fields/date_adopted"}
