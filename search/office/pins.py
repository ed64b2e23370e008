"""Pinned results in the admin."""

import re
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, PageChooserPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.models import Page
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from cms.clock import today
from search import analysis
from search.models import CatalogueEntry, PinnedResult
from search.synonyms import pins

MOST_LENGTH = 1000
# What readers narrow a search with; a pin is met by the words.
_OPERATORS = re.compile(r'["“”„‟«»]|(?:^|\s)[-−]\S')


class PinForm(WagtailAdminModelForm):
    def clean_queries(self) -> str:
        """Tidied, one search a line; each must have a word that the search looks for."""
        texts = pins.texts(self.cleaned_data["queries"])
        for text in texts:
            if _OPERATORS.search(text):
                raise ValidationError(
                    _("“%(text)s”: give the words alone; quotation marks and a minus mean nothing here.")
                    % {"text": text}
                )
            if not analysis.query_terms(text):
                sentence = _("“%(text)s” consists of words that the search leaves out. Give a word that says more.")
                raise ValidationError(sentence % {"text": text})
        return "\n".join(texts)

    def clean(self) -> dict:
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day lies before the first. Change one of the two."))
        return cleaned


def state_of(pin: PinnedResult, public: set, existing: set, day: date) -> str:
    """What readers get of a pin on a day, in a word; ``public`` and ``existing`` are translation keys."""
    if pin.translation_key not in existing:
        return pgettext("pinned result", "The page is gone")
    if pin.translation_key not in public:
        return pgettext("pinned result", "The page is not public")
    if pin.starts and pin.starts > day:
        return pgettext("pinned result", "Not yet")
    if pin.ends and pin.ends < day:
        return pgettext("pinned result", "Over")
    return pgettext("pinned result", "Shown")


def with_states(found: Iterable[PinnedResult], day: date) -> list[PinnedResult]:
    """The pins with ``state``, by two queries."""
    found = list(found)
    keys = {pin.translation_key for pin in found}
    existing = set(Page.objects.filter(translation_key__in=keys).values_list("translation_key", flat=True))
    entries = CatalogueEntry.objects.filter(translation_key__in=keys)
    public = set(entries.values_list("translation_key", flat=True))
    for pin in found:
        pin.state = state_of(pin, public, existing, day)
    return found


class PinIndex(IndexView):
    search_fields = ["title", "queries"]

    def get_table(self, object_list: Iterable[PinnedResult]):
        return super().get_table(with_states(object_list, today()))


class PinCreate(CreateView):
    def get_initial_form_instance(self) -> PinnedResult | None:
        """The search that an address brings along: ``?queries=…``, from the report of searches."""
        given = self.request.GET.get("queries", "").replace("\0", " ") if self.request.method == "GET" else ""
        return PinnedResult(queries=given[:MOST_LENGTH]) if given else None


class PinViewSet(SnippetViewSet):
    model = PinnedResult
    icon = "thumbtack"
    list_display = [
        "__str__",
        Column("queries", label=gettext_lazy("What readers type")),
        Column("state", label=gettext_lazy("State")),
        DateColumn("starts", label=gettext_lazy("From day")),
        DateColumn("ends", label=gettext_lazy("To day")),
    ]
    index_view_class = PinIndex
    add_view_class = PinCreate

    @cached_property
    def edit_handler(self) -> ObjectList:
        days = FieldRowPanel([FieldPanel("starts"), FieldPanel("ends"), FieldPanel("order")])
        return ObjectList([FieldPanel("queries"), PageChooserPanel("page"), days], base_form_class=PinForm)
