"""Publishing without review: for those allowed, with a reason, on the record."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from pages.models import ActPage, NewsPage

pytestmark = pytest.mark.one_database

REASON = "Rruga është e mbyllur nga përmbytja."


@pytest.fixture
def news(roles):
    section = roles.section_for(NewsPage, "sq")
    page = section.add_child(instance=NewsPage(title="Lajm", date=date(2026, 3, 1), live=False))
    page.save_revision()
    return page


@pytest.fixture
def allowed(make_user):
    """An editor with the explicit permission, in a municipality that has a publisher."""
    make_user("boss", "Publishers")
    editor = make_user("ana", "Editors")
    editor.user_permissions.add(Permission.objects.get(codename="publish_urgently"))
    return editor


def address(page) -> str:
    return reverse("roles:publish_urgently", args=[page.pk])


def editor_html(client, page) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def is_live(page) -> bool:
    return type(page).objects.get(pk=page.pk).live


@pytest.mark.parametrize(("reason", "sentence"), [("", "arsye"), ("shkurt", "10")])
def test_a_reason_is_required(allowed, signed_in, news, reason, sentence):
    answer = signed_in(allowed).post(address(news), {"reason": reason})
    assert answer.status_code == 200
    assert answer.context["form"].errors["reason"]
    assert not is_live(news)


def test_the_page_is_published_and_its_history_shows_who_and_why(allowed, signed_in, news):
    client = signed_in(allowed)
    assert address(news) in editor_html(client, news)
    answer = client.post(address(news), {"reason": REASON})
    assert answer.status_code == 302
    assert is_live(news)
    entry = PageLogEntry.objects.get(page=news.pk, action="komuna.publish_urgent")
    assert (entry.user, entry.data["reason"]) == (allowed, REASON)
    history = client.get(reverse("wagtailadmin_pages:history", args=[news.pk])).content.decode()
    assert REASON in history


def test_an_editor_without_the_permission_is_refused_and_sees_no_button(make_user, signed_in, news):
    make_user("boss", "Publishers")
    client = signed_in(make_user("ana", "Editors"))
    assert address(news) not in editor_html(client, news)
    assert client.post(address(news), {"reason": REASON}).status_code == 302
    assert not is_live(news)
    assert not PageLogEntry.objects.filter(action="komuna.publish_urgent").exists()


def test_the_permission_alone_does_not_reach_pages_one_may_not_edit(make_user, signed_in, news):
    officer = make_user("dok", "Documents officers")
    officer.user_permissions.add(Permission.objects.get(codename="publish_urgently"))
    signed_in(officer).post(address(news), {"reason": REASON})
    assert not is_live(news)


def test_a_page_locked_by_somebody_else_is_refused(allowed, make_user, signed_in, news):
    news.locked, news.locked_by = True, make_user("tjetri", "Editors")
    news.save()
    signed_in(allowed).post(address(news), {"reason": REASON})
    assert not is_live(news)


def test_a_running_moderation_ends_with_the_urgent_publication(allowed, signed_in, news, roles):
    workflow = news.get_workflow()
    workflow.start(news, allowed)
    client = signed_in(allowed)
    assert address(news) in editor_html(client, news)
    client.post(address(news), {"reason": REASON})
    fresh = NewsPage.objects.get(pk=news.pk)
    assert fresh.live
    assert fresh.current_workflow_state is None
    assert fresh.workflow_states.get().status == "cancelled"


def test_what_a_publication_lacks_is_said_in_sentences_and_nothing_is_published(allowed, signed_in, roles):
    act = roles.section_for(ActPage, "sq").add_child(instance=ActPage(title="Vendim", live=False))
    act.save_revision(clean=False)
    answer = signed_in(allowed).post(address(act), {"reason": REASON})
    assert answer.status_code == 200
    assert len(answer.context["faults"]) >= 3
    assert not is_live(act)


def test_a_planned_page_goes_public_at_once(allowed, signed_in, news):
    news.go_live_at = timezone.now() + timedelta(days=2)
    news.save_revision()
    signed_in(allowed).post(address(news), {"reason": REASON})
    assert is_live(news)


def test_a_public_page_without_changes_has_nothing_to_publish(allowed, signed_in, news):
    news.save_revision().publish()
    client = signed_in(allowed)
    assert address(news) not in editor_html(client, news)
    client.post(address(news), {"reason": REASON})
    assert not PageLogEntry.objects.filter(action="komuna.publish_urgent").exists()


def test_a_publisher_who_may_publish_anyway_sees_no_urgent_way(make_user, signed_in, news):
    client = signed_in(make_user("boss", "Publishers"))
    assert address(news) not in editor_html(client, news)
