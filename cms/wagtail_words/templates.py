"""English that stands in templates of packages without a translation: said through gettext when they are loaded.

No template is copied: each change is a few words, and a test fails when a package no longer has them.
"""

from django.template import Origin
from django.template.loaders.app_directories import Loader
from django.utils.translation import ngettext_lazy

_SEARCH = ('type="submit" value="Search"', '''type="submit" value="{% trans 'Search' %}"''')
_PAGES = "{{ locale.num_pages }} pages{% if locale.num_others %} + {{ locale.num_others }} others{% endif %}"
_PERMISSIONS = [
    (f"{{{{ content_perms_dict.{name}.perm.name }}}}", f"{{% trans '{label}' %}}: {{{{ content_perms_dict.object }}}}")
    for name, label in (("add", "Add"), ("change", "Change"), ("delete", "Delete"))
]
_DRAWN = (
    "{% load wagtail_words %}{% drawn_words source_translation.locale.displayName target_locale.get_display_name %}"
)
# What stands in the changes, for those who collect the messages.
MESSAGES = (
    ngettext_lazy("%(counter)s page", "%(counter)s pages", "counter"),
    ngettext_lazy("%(counter)s other", "%(counter)s others", "counter"),
)
CHANGES: dict[str, list[tuple[str, str]]] = {
    "wagtailadmin/home.html": [_SEARCH],
    "wagtailadmin/shared/header.html": [_SEARCH],
    "wagtailadmin/shared/headers/_actions.html": [
        ('aria-label="Actions"', '''aria-label="{% load i18n %}{% trans 'Actions' %}"''')
    ],
    # Who published is not known of what was loaded.
    "wagtailadmin/shared/user_avatar.html": [("{{ user }}", "{{ user|default_if_none:'' }}")],
    "wagtailadmin/tables/boolean_cell.html": [("value|stringformat:'s'", "value|yesno")],
    "wagtailusers/groups/includes/formatted_permissions.html": _PERMISSIONS,
    "wagtailusers/groups/confirm_delete.html": [("group_name=group.name", "group_name=group")],
    "wagtail_localize/admin/edit_translation.html": [("data-props=", f'data-words="{_DRAWN}" data-props=')],
    "wagtaillocales/index.html": [
        (
            _PAGES,
            "{% blocktrans trimmed count counter=locale.num_pages %}{{ counter }} page{% plural %}{{ counter }} pages"
            "{% endblocktrans %}{% if locale.num_others %} + {% blocktrans trimmed count counter=locale.num_others %}"
            "{{ counter }} other{% plural %}{{ counter }} others{% endblocktrans %}{% endif %}",
        )
    ],
}


class WordsLoader(Loader):
    """Django's own loader, with these changes."""

    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        for english, spoken in CHANGES.get(origin.template_name, ()):
            contents = contents.replace(english, spoken)
        return contents
