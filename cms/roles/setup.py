"""Making the roles. It may run again: what a role lacks is granted, what an administrator added stays."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.models import HomePage

from .choices import PUBLISHERS, all_groups, publishing_translators, translators
from .permissions import PUBLISHING_TRANSLATOR, ROLES, TRANSLATOR, Role
from .publication import WORKFLOW, apply_publication_rule, has_publisher

APPROVAL = "Miratimi / Odobrenje"
# What Wagtail's first migration makes; the roles here take their place.
WAGTAIL_GROUP = "Moderators"
WAGTAIL_WORKFLOW = "Moderimi / Moderacija"


@transaction.atomic
def set_up_roles() -> list[str]:
    """Return the names of all groups. The home pages must exist."""
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    root = Page.get_first_root_node()
    for name, role in ROLES.items():
        _grant(_group(name), role, root)
    for language in settings.PUBLIC_LANGUAGES:
        _grant(_group(translators(language)), TRANSLATOR, homes[language])
        _grant(_group(publishing_translators(language)), PUBLISHING_TRANSLATOR, homes[language])
    _make_workflow(list(homes.values()))
    _retire_wagtail_defaults()
    apply_publication_rule()
    return all_groups()


def _group(name: str) -> Group:
    return Group.objects.get_or_create(name=name)[0]


def _grant(group: Group, role: Role, page: Page) -> None:
    group.permissions.add(*[_permission(*name.split(".")) for name in role.general])
    for action in role.pages:
        permission = _permission("wagtailcore", f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    _grant_files(group, "wagtaildocs", "document", role.documents)
    _grant_files(group, "wagtailimages", "image", role.images)


def _grant_files(group: Group, app: str, model: str, actions: list[str]) -> None:
    """Wagtail keeps these permissions on its own models, whatever model the project uses."""
    collection = Collection.get_first_root_node()
    for action in actions:
        permission = _permission(app, f"{action}_{model}")
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _make_workflow(homes: list[HomePage]) -> None:
    """Give the home pages the workflow, unless an administrator chose another for one of them."""
    workflow = Workflow.objects.get_or_create(name=WORKFLOW, defaults={"active": has_publisher()})[0]
    task = GroupApprovalTask.objects.get_or_create(name=APPROVAL)[0]
    task.groups.add(_group(PUBLISHERS))
    if not workflow.workflow_tasks.exists():
        WorkflowTask.objects.create(workflow=workflow, task=task)
    for home in homes:
        WorkflowPage.objects.get_or_create(page_id=home.pk, defaults={"workflow": workflow})


def _retire_wagtail_defaults() -> None:
    """Remove Wagtail's own moderators and their workflow while nobody uses them."""
    workflow = Workflow.objects.filter(name=WAGTAIL_WORKFLOW, active=True).first()
    if workflow and not workflow.workflow_states.exists():
        WorkflowPage.objects.filter(workflow=workflow).delete()
        Workflow.objects.filter(pk=workflow.pk).update(active=False)
    Group.objects.filter(name=WAGTAIL_GROUP, user=None).delete()
