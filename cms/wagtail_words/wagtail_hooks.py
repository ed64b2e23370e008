"""Menu entries that would stay in the language of whoever opened the admin first, and words that scripts have."""

from django.utils.functional import lazystr
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.utils.version import get_main_version


class _News:
    def __str__(self):
        version = get_main_version(include_patch=False)
        return gettext("What's new in Wagtail %(version)s") % {"version": version}


@hooks.register("construct_reports_menu")
def name_the_reports(request, menu_items: list[MenuItem]) -> None:
    for item in menu_items:
        if str(item.url).endswith("/localize/reports/translations/"):
            item.label = _("Translations")


@hooks.register("construct_help_menu")
def name_the_help(request, menu_items: list[MenuItem]) -> None:
    for item in menu_items:
        if item.name.startswith("whats-new-in-wagtail-"):
            item.label = lazystr(_News())


@hooks.register("insert_global_admin_js")
def say_what_scripts_say() -> str:
    scripts = (versioned_static(f"wagtail_words/{name}.js") for name in ("dates", "translating"))
    return format_html_join("", '<script src="{}"></script>', ((script,) for script in scripts))
