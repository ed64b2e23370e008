"""Cells of the board."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column

from cms.models import Body, Place, Topic
from cms.parity.choices import DOCUMENT, PAGE_FAMILIES, TERM, State, kind_choices
from cms.parity.models import RecordLanguages
from cms.templatetags.cms_tags import numeric_date
from pages.choices import ActKind

TERMS = {model._meta.model_name: model for model in (Body, Topic, Place)}


@dataclass(frozen=True)
class Cell:
    """A language of a record as the board shows it; addresses are empty where there is nothing to go to."""

    state: str
    label: str
    edit_url: str = ""
    changes_url: str = ""
    start_url: str = ""


def cell_of(row: RecordLanguages, language: str) -> Cell:
    state = row.state_in(language)
    key = row.objects_by_language.get(language)
    is_page = row.kind in PAGE_FAMILIES
    changes = start = ""
    if is_page and state == State.MISSING:
        start = reverse("parity:start", args=[row.key, language])
    elif is_page and state == State.OUTDATED:
        changes = reverse("parity:changes", args=[key])
    return Cell(state, str(State(state).label), edit_url(row, key), changes, start)


def edit_url(row: RecordLanguages, key: int | None) -> str:
    if key is None:
        return ""
    if row.kind == DOCUMENT:
        return reverse("wagtaildocs:edit", args=[key])
    if row.kind == TERM:
        return reverse(TERMS[row.detail].snippet_viewset.get_url_name("edit"), args=[key])
    return reverse("wagtailadmin_pages:edit", args=[key])


def first_edit_url(row: RecordLanguages) -> str:
    """To the language that the title is shown in, or to any other."""
    keys = list(row.objects_by_language.values())
    return edit_url(row, keys[0]) if keys else ""


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
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"cell": cell_of(instance, self.language), "request": parent_context["request"]}


class LateColumn(Column):
    cell_template_name = "parity/late_cell.html"

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def get_cell_context_data(self, instance: RecordLanguages, parent_context) -> dict:
        is_late = (instance.days_late(self.today) or 0) > 0
        late = {"text": lateness(instance, self.today), "is_late": is_late}
        return super().get_cell_context_data(instance, parent_context) | late
