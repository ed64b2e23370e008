"""A publication needs a second person only where the municipality has a publisher."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from pages.models import NewsPage
from tests.admin_forms import filled_form


@pytest.fixture
def news(roles):
    """A draft that has all a publication needs."""
    section = roles.section_for(NewsPage, "sq")
    page = section.add_child(instance=NewsPage(title="Lajm", date=date(2026, 3, 1), live=False))
    page.save_revision()
    return page


def edit_address(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def send(client, page, action: str):
    address = edit_address(page)
    return client.post(address, filled_form(client, address) | {action: "1"})


def can_publish(user, page) -> bool:
    fresh = type(user).objects.get(pk=user.pk)
    return page.permissions_for_user(fresh).can_publish()


def test_without_a_publisher_the_editor_publishes(make_user, signed_in, news):
    send(signed_in(make_user("ana", "Editors")), news, "action-publish")
    news.refresh_from_db()
    assert news.live


def test_with_a_publisher_the_editor_does_not_publish(make_user, signed_in, news):
    make_user("boss", "Publishers")
    send(signed_in(make_user("ana", "Editors")), news, "action-publish")
    news.refresh_from_db()
    assert not news.live


def test_with_a_publisher_the_editor_submits_and_the_publisher_approves(make_user, signed_in, news):
    publisher = make_user("boss", "Publishers")
    send(signed_in(make_user("ana", "Editors")), news, "action-submit")
    news.refresh_from_db()
    task = news.current_workflow_task_state
    assert task is not None
    task.approve(user=publisher)
    news.refresh_from_db()
    assert news.live


def test_without_a_publisher_nothing_is_submitted_to_nobody(make_user, signed_in, news):
    answer = signed_in(make_user("ana", "Editors")).get(edit_address(news)).content.decode()
    assert "action-publish" in answer
    assert "action-submit" not in answer


def test_the_rule_follows_a_publisher_who_comes_and_goes(make_user, news):
    editor = make_user("ana", "Editors")
    assert can_publish(editor, news)
    publisher = make_user("boss", "Publishers")
    assert not can_publish(editor, news)
    publisher.is_active = False
    publisher.save()
    assert can_publish(editor, news)
    publisher.is_active = True
    publisher.save()
    assert not can_publish(editor, news)
    publisher.delete()
    assert can_publish(editor, news)


def test_the_rule_follows_the_group_from_its_own_side(make_user, news):
    editor, other = make_user("ana", "Editors"), make_user("beni")
    Group.objects.get(name="Publishers").user_set.add(other)
    assert not can_publish(editor, news)
    Group.objects.get(name="Publishers").user_set.clear()
    assert can_publish(editor, news)
    Group.objects.get(name="Publishers").user_set.add(other)
    Group.objects.get(name="Publishers").delete()
    assert can_publish(editor, news)
