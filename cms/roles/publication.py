"""Who may publish: a publication needs a second person only where the municipality has a publisher."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Page, Workflow

from .choices import EDITORS, PUBLISHERS

# Data that users of both languages read, such as the name of the task (setup.APPROVAL).
WORKFLOW = "Publikimi / Objavljivanje"


def has_publisher() -> bool:
    return get_user_model().objects.filter(is_active=True, groups__name=PUBLISHERS).exists()


def publish_permission() -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")


@transaction.atomic
def apply_publication_rule() -> None:
    """Let editors publish while there is no active publisher, and submit for publication while there is one."""
    editors = Group.objects.filter(name=EDITORS).first()
    if editors is None:
        return
    second_person = has_publisher()
    grant = {"group": editors, "page": Page.get_first_root_node(), "permission": publish_permission()}
    if second_person:
        GroupPagePermission.objects.filter(**grant).delete()
    else:
        GroupPagePermission.objects.get_or_create(**grant)
    # Not Workflow.deactivate(), which would cancel what waits for a decision and forget its pages.
    Workflow.objects.filter(name=WORKFLOW).update(active=second_person)
