"""The groups of synonyms in the admin."""

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from cms.text import ascii_text
from search.models import SynonymGroup, SynonymWord
from search.models.synonyms import languages

from .neighbours import also_in_other_groups
from .synonym_forms import SynonymForm


class SynonymIndex(IndexView):
    search_fields = ["words__text"]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().prefetch_related("words")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Without diacritics and in both scripts, as readers search."""
        if not self.is_searching:
            return queryset
        asked = ascii_text(self.search_query).strip()
        words = SynonymWord.objects.values_list("group", "text")
        return queryset.filter(pk__in={group for group, text in words if asked in ascii_text(text)})


class _TellsOfNeighbours:
    def save_instance(self) -> SynonymGroup:
        group = super().save_instance()
        for sentence in also_in_other_groups(group):
            messages.warning(self.request, sentence)
        return group


class SynonymCreate(_TellsOfNeighbours, CreateView):
    def get_initial_form_instance(self) -> SynonymGroup | None:
        """The words that an address brings along: ``?word=…&word=…&language=…``, from the report of searches."""
        given = self.request.GET.getlist("word") if self.request.method == "GET" else []
        words = [text[:120] for word in given[:10] if (text := " ".join(word.replace("\0", " ").split()))]
        language = self.request.GET.get("language", "")
        known = language if language in dict(languages()) else ""
        return SynonymGroup(words=[SynonymWord(text=word, language=known) for word in words]) if words else None


class SynonymEdit(_TellsOfNeighbours, EditView):
    pass


class SynonymViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "resubmit"
    list_display = [
        "__str__",
        "kind",
        BooleanColumn("active", label=pgettext_lazy("synonyms", "Active")),
    ]
    list_filter = ["kind", "active"]
    index_view_class = SynonymIndex
    add_view_class = SynonymCreate
    edit_view_class = SynonymEdit

    @cached_property
    def edit_handler(self) -> ObjectList:
        words = InlinePanel(
            "words",
            [FieldRowPanel([FieldPanel("text"), FieldPanel("language")]), FieldPanel("only_typed")],
            heading=_("Words"),
            label=_("word or phrase"),
            min_num=2,
        )
        facts = FieldRowPanel([FieldPanel("kind"), FieldPanel("active")])
        return ObjectList([words, facts, FieldPanel("note")], base_form_class=SynonymForm)
