"""Columns of the board."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column

from cms.parity.choices import TERM, kind_choices
from cms.parity.models import RecordLanguages
from cms.templatetags.cms_tags import numeric_date
from pages.choices import ActKind

from .cells import TERMS, cell_of, first_edit_url


def kind_label(row: RecordLanguages) -> str:
    if row.kind == "act" and row.detail in ActKind.values:
        return str(ActKind(row.detail).label)
    if row.kind == TERM and row.detail in TERMS:
        return str(TERMS[row.detail]._meta.verbose_name).capitalize()
    return str(dict(kind_choices()).get(row.kind, row.kind))


def lateness(row: RecordLanguages, today: date) -> str:
    """How late the record is, in words; empty where nothing is owed."""
    if row.is_level or not row.is_mandatory:
        return ""
    days = row.days_late(today)
    if days is None:
        return _("Missing")
    if days > 0:
        return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
    day = {"day": numeric_date(row.due_on)}
    return _("Exception until %(day)s") % day if row.excepted_until else _("Due by %(day)s") % day


class TitleColumn(Column):
    cell_template_name = "parity/title_cell.html"

    def get_cell_context_data(self, instance: RecordLanguages, parent_context) -> dict:
        return super().get_cell_context_data(instance, parent_context) | {"url": first_edit_url(instance)}


class LanguageColumn(Column):
    """The state in one language, and what can be done about it."""

    cell_template_name = "parity/language_cell.html"

    def __init__(self, language: str, **kwargs):
        super().__init__(f"language_{language}", **kwargs)
        self.language = language

    def get_value(self, instance: RecordLanguages) -> str:
        return instance.state_in(self.language)

    def get_cell_context_data(self, instance: RecordLanguages, parent_context) -> dict:
        context, request = super().get_cell_context_data(instance, parent_context), parent_context["request"]
        return context | {"cell": cell_of(instance, self.language, request.user), "request": request}


class LateColumn(Column):
    cell_template_name = "parity/late_cell.html"

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def get_cell_context_data(self, instance: RecordLanguages, parent_context) -> dict:
        is_late = (instance.days_late(self.today) or 0) > 0
        late = {"text": lateness(instance, self.today), "is_late": is_late}
        return super().get_cell_context_data(instance, parent_context) | late
