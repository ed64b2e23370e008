"""What the groups of the portal are called for the user. Their names in the database are what code finds them by."""

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.templatetags.cms_tags import language_name

from .choices import (
    ADMINISTRATORS,
    DOCUMENTS_OFFICERS,
    EDITORS,
    PUBLISHERS,
    all_groups,
    publishing_translators,
    translators,
)

NAMES = {
    ADMINISTRATORS: gettext_lazy("Administrators"),
    PUBLISHERS: gettext_lazy("Publishers"),
    EDITORS: gettext_lazy("Editors"),
    DOCUMENTS_OFFICERS: gettext_lazy("Documents officers"),
}


def shown_name(group: Group) -> str:
    """The name in the user's language; that of a group of the office's own as it is."""
    name = group.name
    language = name.rpartition(" ")[2]
    if name in NAMES:
        return str(NAMES[name])
    if name == translators(language):
        return _("Translators: %(language)s") % {"language": language_name(language)}
    if name == publishing_translators(language):
        return _("Publishing translators: %(language)s") % {"language": language_name(language)}
    return name


def is_known(group: Group) -> bool:
    return group.name in all_groups()


def show() -> None:
    """Wherever Wagtail and Django write a group."""
    Group.__str__ = shown_name
