"""Publishing many at once writes what publishing one by one writes."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import QuerySet
from django.forms import model_to_dict
from django.test.utils import CaptureQueriesContext
from modelsearch.models import IndexEntry
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from cms.models import Topic
from cms.translations.drafts import no_translation_drafts
from documents.models import DocumentUse
from pages.bulk import publish_new
from pages.models import ActPage, Attachment, NewsPage
from pages.years import year_page
from tests.builders import make_body

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 1)
OWN = {"id", "page_ptr", "path", "slug", "url_path", "latest_revision", "live_revision", "translation_key", "owner"}
TIMES = {"first_published_at", "last_published_at", "latest_revision_created_at"}


@pytest.fixture
def year(tree):
    return year_page(tree.section_for(ActPage, "sq"), 2026)


@pytest.fixture
def topic(db):
    return Topic.objects.create(code="budget", name={"sq": "Buxheti", "sr-latn": "Budžet"})


def _act(number: str, topic, document=None) -> ActPage:
    act = ActPage(
        title="Vendim për buxhetin", issuing_body=make_body(), protocol_number=number, date_adopted=DAY, summary="Po."
    )
    act.body = [("paragraph", "<p>Kuvendi vendosi.</p>")]
    act.topics = [topic]
    if document:
        act.attachments = [Attachment(document=document)]
    return act


def _one_by_one(year, page):
    page.live = False
    year.add_child(instance=page)
    with no_translation_drafts():
        page.save_revision().publish()
    return ActPage.objects.get(pk=page.pk)


def _row(page) -> dict:
    row = {name: value for name, value in model_to_dict(page).items() if name not in OWN | TIMES}
    return {name: list(value) if isinstance(value, QuerySet) else value for name, value in row.items()} | {
        "topics": list(page.topics.values_list("code", flat=True)),
        "attachments": list(page.attachments.values_list("document", "role", "sort_order")),
        "folded": page.folded,
        "depth": page.depth,
    }


def _beside(page) -> dict:
    revision = Revision.page_revisions.get(object_id=str(page.pk))
    content = {name: value for name, value in revision.content.items() if name not in OWN | TIMES | {"pk"}}
    content["attachments"] = [{**child, "pk": None, "page": None} for child in content["attachments"]]
    return {
        "content": content,
        "object_str": revision.object_str,
        "log": list(PageLogEntry.objects.filter(page=page.pk).order_by("action").values_list("action", "label")),
        "references": set(
            ReferenceIndex.objects.filter(object_id=str(page.pk)).values_list("to_object_id", "model_path")
        ),
        "searchable": list(IndexEntry.objects.filter(object_id=str(page.pk)).values_list("content_type__model")),
        "uses": list(DocumentUse.objects.filter(page=page.pk).values_list("record", flat=True)),
    }


def test_many_at_once_write_what_one_by_one_writes(year, topic, make_document):
    document = make_document()
    known = _one_by_one(year, _act("01-1/2026", topic, document))
    publish_new(year, [_act("01-1/2026", topic, document)], NOW)
    made = ActPage.objects.exclude(pk=known.pk).get()
    assert _row(made) == _row(known)
    assert _beside(made) == _beside(known)
    assert (made.slug, made.path[:-4]) == (f"{known.slug}-2", known.path[:-4])
    assert made.first_published_at == NOW


def test_the_tree_stays_whole_and_the_pages_are_served(year, topic, client):
    publish_new(year, [_act(f"01-{n}/2026", topic) for n in range(40)], NOW)
    publish_new(year, [_act(f"02-{n}/2026", topic) for n in range(3)], NOW)
    assert Page.find_problems() == ([], [], [], [], [])
    assert Page.objects.get(pk=year.pk).numchild == 43
    assert client.get(ActPage.objects.last().get_url()).status_code == 200


def test_a_page_that_cannot_be_published_refuses_the_batch(year, topic):
    with pytest.raises(ValidationError):
        publish_new(year, [_act("01-1/2026", topic), _act("", topic)], NOW)
    assert not ActPage.objects.exists()
    assert Page.objects.get(pk=year.pk).numchild == 0


def _queries(section, number: int) -> int:
    with CaptureQueriesContext(connection) as context:
        publish_new(section, [NewsPage(title=f"Lajm {n}", date=DAY, summary="Po.") for n in range(number)], NOW)
    return len(context)


def test_a_page_more_costs_only_what_its_files_ask(tree):
    """Six queries a page: what it shows of the library is noted and compared, in a transaction within one."""
    section = year_page(tree.section_for(NewsPage, "sq"), 2026)
    _queries(section, 2)
    # Beside them a statement more for some tens of rows, of which SQLite takes no more at once.
    assert _queries(section, 40) - _queries(section, 20) <= 20 * 6 + 2
