import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Workflow, WorkflowPage

from cms.roles.choices import all_groups
from cms.roles.publication import WORKFLOW
from cms.roles.setup import WAGTAIL_WORKFLOW
from tests.builders import make_act

pytestmark = pytest.mark.one_database


def counts() -> list[int]:
    models = (Group, GroupPagePermission, GroupCollectionPermission, Workflow, WorkflowPage, Group.permissions.through)
    return [model.objects.count() for model in models]


def may(user, page) -> set[str]:
    rights = page.permissions_for_user(user)
    return {name for name in ("can_edit", "can_publish", "can_delete") if getattr(rights, name)()}


def test_the_command_makes_every_group_and_a_second_run_changes_nothing(roles):
    assert set(all_groups()) == set(Group.objects.values_list("name", flat=True))
    before = counts()
    call_command("setup_roles", verbosity=0)
    assert counts() == before


def test_a_second_run_keeps_what_an_administrator_granted(roles):
    officers = Group.objects.get(name="Documents officers")
    extra = Group.objects.get(name="Administrators").permissions.get(codename="change_portalsettings")
    officers.permissions.add(extra)
    call_command("setup_roles", verbosity=0)
    assert extra in officers.permissions.all()


def test_without_home_pages_the_command_says_what_to_run_first(db):
    with pytest.raises(CommandError, match="setup_portal"):
        call_command("setup_roles", verbosity=0)


def test_a_translator_edits_the_pages_of_one_language_and_publishes_none(roles, make_user):
    translator = make_user("tr", "Translators sr-latn")
    publishing = make_user("po", "Publishing translators sr-latn")
    albanian = make_act(roles)
    serbian = make_act(roles, title="Odluka o budžetu", language="sr-latn")
    assert may(translator, albanian) == may(publishing, albanian) == set()
    assert may(translator, serbian) == {"can_edit"}
    # Wagtail lets everyone withdraw and delete who may publish.
    assert may(publishing, serbian) == {"can_edit", "can_publish", "can_delete"}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("Administrators", {"can_edit", "can_publish", "can_delete"}),
        ("Publishers", {"can_edit", "can_publish", "can_delete"}),
        ("Documents officers", set()),
    ],
)
def test_each_role_has_its_page_rights(roles, make_user, group, expected):
    assert may(make_user("ana", group), make_act(roles)) == expected


@pytest.mark.parametrize("group", all_groups())
def test_every_role_enters_the_admin(roles, make_user, signed_in, group):
    assert signed_in(make_user("ana", group)).get("/admin/").status_code == 200


def test_editors_add_topics_but_do_not_change_bodies(roles, make_user):
    editor = make_user("ana", "Editors")
    assert editor.has_perms(["cms.add_topic", "cms.add_place", "cms.view_body"])
    assert not editor.has_perm("cms.change_body")


def test_only_those_who_write_pages_or_translate_submit_translations(roles, make_user):
    allowed = {name for name in all_groups() if make_user(name, name).has_perm("wagtail_localize.submit_translation")}
    assert allowed == set(all_groups()) - {"Documents officers"}


def test_the_documents_officer_uploads_files_and_the_translator_only_chooses_them(roles, make_user, signed_in):
    assert signed_in(make_user("ana", "Documents officers")).get("/admin/documents/add/").status_code == 200
    assert signed_in(make_user("tr", "Translators sq")).get("/admin/documents/add/").status_code == 302


def test_both_home_pages_have_the_workflow_and_those_of_wagtail_are_gone(roles, make_user):
    make_user("boss", "Publishers")
    assert {home.get_workflow().name for home in roles.homes.values()} == {WORKFLOW}
    assert not Group.objects.filter(name="Moderators").exists()
    assert not Workflow.objects.get(name=WAGTAIL_WORKFLOW).active
