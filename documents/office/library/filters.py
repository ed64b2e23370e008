import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import SuffixedMultiWidget
from wagtail.admin.filters import CollectionFilter, WagtailFilterSet

from cms.filters import TermFilter
from cms.models import Body
from cms.text import fold
from documents.choices import DocumentKind, language_choices
from documents.models import PublicationDocument

from . import permissions


def _collections(request):
    return permissions.policy().collections_user_has_any_permission_for(request.user, ["add", "change"])


class DaysWidget(SuffixedMultiWidget):
    """Two days in the browser's own fields, each with a name for those who hear it."""

    template_name = "wagtailadmin/widgets/range_input.html"
    suffixes = ("from", "to")

    def __init__(self):
        named = [{"type": "date", "aria-label": label} for label in (_("Date from"), _("Date to"))]
        super().__init__([forms.DateInput(attrs=attributes, format="%Y-%m-%d") for attributes in named])

    def decompress(self, value) -> list:
        return [value.start, value.stop] if value else [None, None]


class EditionFilterSet(WagtailFilterSet):
    """What lists of documents in the office are narrowed by."""

    q = django_filters.CharFilter(label=_("Title or reference number"), method="filter_words")
    collection = CollectionFilter(label=_("Collection"), queryset=_collections)
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=language_choices, empty_label=_("All"), widget=forms.Select
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        field_name="record__kind",
        choices=DocumentKind.choices,
        empty_label=_("All"),
        widget=forms.Select,
    )
    body = TermFilter(
        label=_("Issuing body"), field_name="record__issuing_body", queryset=Body.objects.all(), empty_label=_("All")
    )
    date = django_filters.DateFromToRangeFilter(
        label=_("Date of the document"), field_name="record__date", widget=DaysWidget
    )

    class Meta:
        model = PublicationDocument
        fields = ()

    def filter_words(self, editions, name: str, value: str):
        """Every word stands in the title or in the reference number, however it is spelled."""
        for word in fold(value).split():
            held = editions.filter(folded__contains=word) | editions.filter(record__folded__contains=word)
            editions = held
        return editions
