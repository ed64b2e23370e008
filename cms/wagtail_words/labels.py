"""Labels that Wagtail and wagtail-localize make from the English names of fields, columns and models."""

from collections.abc import Iterator

from django.contrib.auth.models import Permission
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import choosers
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.admin.views.pages.search import SearchView
from wagtail.models import Comment, Locale, Page, Site
from wagtail.sites.views import IndexView as SitesView
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportFilterSet

_capitalised = lazy(capfirst, str)
_LINK_TEXT = _("Link text")
FIELDS = {
    choosers.ExternalLinkChooserForm: {"link_text": _LINK_TEXT},
    choosers.AnchorLinkChooserForm: {"link_text": _LINK_TEXT},
    choosers.EmailLinkChooserForm: {
        "email_address": _("Email address"),
        "link_text": _LINK_TEXT,
        "subject": pgettext_lazy("mail", "Subject"),
        "body": _("Text"),
    },
    choosers.PhoneLinkChooserForm: {"phone_number": _("Phone number"), "link_text": _LINK_TEXT},
    LoginForm: {"password": _("Password")},
    RoleForm: {"role": _("Role")},
    WorkflowPageForm: {"page": _("Page")},
    PagePermissionsForm: {"page": _("Page")},
}
FILTERS = {TranslationsReportFilterSet: {"source_locale": _("Source language"), "target_locale": _("Target language")}}
# Columns that are called as the fields that they show.
COLUMNS = [(SitesView, Site, ("port", "site_name", "root_page"))]
MODELS = {
    Locale: (_("language"), _("languages")),
    Translation: (_("translation"), _("translations")),
}
FIELDS_OF_MODELS = {Comment: {"user": _("user")}}


def give() -> None:
    for label, named in _labels():
        named.label = label
    for model, names in MODELS.items():
        # Not in what the model was declared with: these are no changes that a migration would have to make.
        model._meta.verbose_name, model._meta.verbose_name_plural = names
    for model, labels in FIELDS_OF_MODELS.items():
        for name, label in labels.items():
            model._meta.get_field(name).verbose_name = label
    PagePermissionsForm.base_fields["permissions"].label_from_instance = _of_page_permission
    SearchView.verbose_name_plural = _("pages")


def _labels() -> Iterator[tuple[object, object]]:
    """Labels, each with the field, filter or column that gets it."""
    for form, labels in FIELDS.items():
        yield from ((label, form.base_fields[name]) for name, label in labels.items())
    for filters, labels in FILTERS.items():
        yield from ((label, filters.base_filters[name]) for name, label in labels.items())
    for view, model, names in COLUMNS:
        for column in view.columns:
            if column.name in names:
                yield _capitalised(model._meta.get_field(column.name).verbose_name), column


def _of_page_permission(permission: Permission) -> str:
    """What the permission is called above its column; its own name in the database is English."""
    return next((str(long) for code, _short, long in Page.permission_types if code == permission.codename), "")
