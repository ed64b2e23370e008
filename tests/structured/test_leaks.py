"""Drafts, private and expired pages are in no graph, card, embed or site map."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.builders import make_act
from tests.site_maps import site_maps

from .conftest import BASE

SECRET = "Fjala e fshehtë"


def draft(page) -> None:
    page.unpublish()


def private(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def below_a_private_page(page) -> None:
    private(page.get_parent())


def expired(page) -> None:
    page.expire_at = timezone.now() - timedelta(days=1)
    page.save()
    call_command("publish_scheduled")


@pytest.mark.parametrize("close", [draft, private, below_a_private_page, expired])
def test_what_is_not_public_is_nowhere(client, tree, committed, make_document, close):
    with committed():
        document = make_document(SECRET)
        act = make_act(tree, SECRET, documents=[document])
    asked = [
        f"/api/v1/records/{act.pk}/jsonld/",
        f"/api/v1/documents/{document.pk}/jsonld/",
        f"/oembed/?url={BASE}{act.url}",
        f"/oembed/?url={BASE}/sq/d/{document.pk}/",
    ]
    assert [client.get(address).status_code for address in asked] == [200] * 4
    assert act.url in site_maps(client)
    with committed():
        close(act)
    for address in asked:
        answer = client.get(address)
        assert (answer.status_code, SECRET in answer.content.decode()) == (404, False), address
    assert act.url not in site_maps(client)
    assert f"/d/{document.pk}/" not in site_maps(client)


def test_words_that_wait_for_publication_are_in_no_graph(client, make_record, committed):
    news = make_record("news")
    with committed():
        news.title = SECRET
        news.save_revision()
    assert SECRET not in client.get(news.url).content.decode()
    assert SECRET not in client.get(f"/api/v1/records/{news.pk}/jsonld/").content.decode()


def test_a_scheduled_page_is_not_told_of_before_its_hour(client, tree, committed):
    with committed():
        act = make_act(tree, "Tjetër")
        act.unpublish()
        act.title, act.go_live_at = SECRET, timezone.now() + timedelta(days=1)
        act.save_revision().publish()
    assert client.get(f"/api/v1/records/{act.pk}/jsonld/").status_code == 404
    assert act.url not in site_maps(client)


def test_a_preview_has_neither_graph_nor_card(make_record):
    news = make_record("news")
    answer = news.make_preview_request(preview_mode=news.default_preview_mode)
    text = answer.render().content.decode() if hasattr(answer, "render") else answer.content.decode()
    assert news.title in text
    assert "ld+json" not in text
    assert "og:title" not in text


def test_a_private_page_has_none_for_those_who_may_read_it(client, admin_client, make_record, committed):
    news = make_record("news")
    with committed():
        private(news)
    text = admin_client.get(news.url).content.decode()
    assert news.title in text
    assert "ld+json" not in text


def test_a_page_asks_one_question_more_for_all_of_it(client, make_record, arms, monkeypatch):
    from cms.structured.templatetags import structured_tags

    news = make_record("news")
    client.get(news.url)
    counts = []
    for _turn in range(2):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(news.url).status_code == 200
        counts.append(len(captured))
        monkeypatch.setattr(structured_tags, "_facts", lambda context: None)
    assert counts[0] == counts[1] + 1
