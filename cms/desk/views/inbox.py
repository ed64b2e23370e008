"""The inbox: what waits for the user in the languages she may write in."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, QuerySet
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail_localize.models import Translation

from cms.clock import today
from cms.desk.access import writable_locales, writable_pages
from cms.desk.inbox import Box, address_of, by_urgency, condition, due_in_words, state_of, waiting_for
from cms.translations.models import TranslatedSource
from documents.office.library.spreadsheet.formulas import harmless


class InboxFilterSet(WagtailFilterSet):
    box = ChoiceFilter(label=_("What"), choices=[(box.code, box.value) for box in Box], method="in_box")
    language = ChoiceFilter(label=_("Language"), method="in_language", choices=[])

    class Meta:
        model = TranslatedSource
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        locales = writable_locales(self.request.user)
        self.filters["language"].extra["choices"] = [(each.language_code, each.get_display_name()) for each in locales]

    def in_box(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(condition(Box[value.upper()], self.request.user, today()))

    def in_language(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(locale__language_code=value)


class TitleColumn(Column):
    cell_template_name = "desk/title_cell.html"

    def get_cell_context_data(self, instance: TranslatedSource, parent_context) -> dict:
        return super().get_cell_context_data(instance, parent_context) | {"address": address_of(instance)}


class WhoColumn(Column):
    cell_template_name = "desk/who_cell.html"

    def get_cell_context_data(self, instance: TranslatedSource, parent_context) -> dict:
        request = parent_context["request"]
        return super().get_cell_context_data(instance, parent_context) | {
            "request": request,
            "csrf_token": get_token(request),
            "is_own": instance.assignee == request.user.pk,
            "may_assign": instance.may_assign,
        }


def writable_in_more_languages(user: AbstractBaseUser, keys: set[UUID]) -> set[UUID]:
    """Those of the records whose pages the user may change in two languages at least: she may give them away."""
    pages = writable_pages(user).filter(translation_key__in=keys).values("translation_key")
    counted = pages.annotate(languages=Count("locale", distinct=True)).filter(languages__gt=1)
    return set(counted.values_list("translation_key", flat=True))


def _harmless_name(name: str | None) -> str:
    return harmless(name or "")


class InboxView(ReportView):
    page_title = _("Translations")
    verbose_name_plural = _("translations")
    header_icon = "wagtail-localize-language"
    template_name = "desk/inbox.html"
    permission_policy = ModelPermissionPolicy(Translation)
    any_permission_required = {"submit"}
    index_url_name = "desk:inbox"
    index_results_url_name = "desk:inbox_results"
    filterset_class = InboxFilterSet
    columns = [
        TitleColumn("title", label=_("Title")),
        Column("locale", label=_("Into"), accessor=lambda row: row.locale.get_display_name()),
        Column("state", label=_("State"), accessor=state_of),
        Column("due", label=_("Wanted"), accessor=lambda row: due_in_words(row.due, today())),
        WhoColumn("who", label=_("Translator")),
    ]
    list_export = ["title", "locale", "untranslated_count", "changed_count", "assignee_name", "due"]
    export_headings = {
        "title": _("Title"),
        "locale": _("Into"),
        "untranslated_count": _("Texts to translate"),
        "changed_count": _("Texts that changed"),
        "assignee_name": _("Translator"),
        "due": _("Wanted by"),
    }

    # People wrote them, and a spreadsheet program runs what looks like a formula.
    custom_field_preprocess = {
        "title": {ReportView.FORMAT_CSV: harmless, ReportView.FORMAT_XLSX: harmless},
        "assignee_name": {ReportView.FORMAT_CSV: _harmless_name, ReportView.FORMAT_XLSX: _harmless_name},
    }

    def get_base_queryset(self) -> QuerySet:
        return waiting_for(self.request.user)

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return by_urgency(queryset, self.request.user)

    def decorate_paginated_queryset(self, object_list: Iterable[TranslatedSource]) -> list[TranslatedSource]:
        rows = list(object_list)
        given_away = writable_in_more_languages(self.request.user, {row.translation_key for row in rows})
        for row in rows:
            row.may_assign = row.translation_id is not None and row.translation_key in given_away
        return rows

    def boxes(self) -> list[dict]:
        """Each part of the inbox with its number, in one query."""
        day, user = today(), self.request.user
        counts = waiting_for(user).aggregate(**{box.code: Count("pk", filter=condition(box, user, day)) for box in Box})
        chosen = self.request.GET.get("box")
        return [
            {
                "code": box.code,
                "label": box.value,
                "count": counts[box.code],
                "address": f"{reverse('desk:inbox')}?box={box.code}",
                "chosen": chosen == box.code,
            }
            for box in Box
        ]

    def get_context_data(self, *args, **kwargs) -> dict:
        context = super().get_context_data(*args, **kwargs)
        return context | {"boxes": [] if self.results_only else self.boxes()}
