"""What every record has in common: words that are translated, facts that are shared, a readable address."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import ExtractYear
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.blocks import BodyStreamBlock
from cms.clock import today
from cms.forms import RecordForm
from cms.headless.modes import ExternalPreviewMixin
from cms.panels import TITLE_PANEL, ticks
from cms.text import fold

from .addresses import OWN_ADDRESS, ReadableAddressMixin
from .fields import FoldedTextField
from .privacy import not_hidden
from .publication import PublishedWholeMixin


class RecordQuerySet(PageQuerySet):
    """Named questions about records. ``date_field`` of the model is the date that orders and dates a record."""

    @property
    def _date_field(self) -> str:
        return self.model.date_field

    def open_to_all(self):
        """Live records that no restriction of theirs or of a page above them hides; no further query is made."""
        return self.live().filter(not_hidden())

    def newest_first(self):
        return self.order_by(models.F(self._date_field).desc(nulls_last=True), "-pk")

    def matching(self, text: str):
        """Records that have every word of ``text`` in title or reference, whatever its spelling or script."""
        words = fold(text).split()[:10]
        if not words:
            return self.none()
        found = self
        for word in words:
            found = found.filter(folded__contains=word)
        return found

    def of_year(self, year: int):
        return self.filter(**{f"{self._date_field}__year": year})

    def years(self):
        """Pairs of (year, number of records), newest first; records without a date are in none."""
        dated = self.filter(**{f"{self._date_field}__isnull": False})
        with_year = dated.order_by().annotate(record_year=ExtractYear(self._date_field))
        return with_year.values_list("record_year").annotate(n=models.Count("pk")).order_by("-record_year")

    def in_state(self, state: str, today: date):
        return self.filter(self.model.states.condition(state, today))


def required_body(label) -> models.ForeignKey:
    """``issuing_body`` for a family that cannot be published without one."""
    return models.ForeignKey("cms.Body", verbose_name=label, null=True, on_delete=models.PROTECT, related_name="+")


RecordManager = PageManager.from_queryset(RecordQuerySet)


class RecordPage(ExternalPreviewMixin, PublishedWholeMixin, ReadableAddressMixin, Page):
    """A publication in one language; its twins in other languages share ``translation_key``.

    A subclass provides ``date_field`` (the name of the date that orders it), may provide ``kind_field``, ``states``
    (see ``pages.states``) and ``reference_text``, and lists its own panels in ``fact_panels`` and ``word_panels``.
    """

    date_field: str = "date"
    # Foreign keys whose rows the template always shows; they are read together with the page.
    shown_relations: tuple[str, ...] = ("issuing_body",)
    kind_field: str | None = "kind"
    states = None

    summary = models.TextField(
        _("summary"),
        max_length=500,
        blank=True,
        help_text=_(
            "One or two sentences: what it is about and whom it concerns. Readers see them in lists and in the search."
        ),
    )
    body = StreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)
    issuing_body = models.ForeignKey(
        "cms.Body", verbose_name=_("body"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    topics = ParentalManyToManyField(
        "cms.Topic",
        verbose_name=_("topics"),
        blank=True,
        related_name="+",
        help_text=_("Readers narrow lists by them. One or two are enough."),
    )
    places = ParentalManyToManyField(
        "cms.Place",
        verbose_name=_("places"),
        blank=True,
        related_name="+",
        help_text=_("The places that it is about; none where it concerns the whole municipality."),
    )
    folded = FoldedTextField(sources=("title", "reference_text"))

    objects = RecordManager()

    override_translatable_fields = [
        *OWN_ADDRESS,
        SynchronizedField("topics"),
        SynchronizedField("places"),
    ]

    base_form_class = RecordForm
    fact_panels: list = []
    word_panels: list = []
    promote_panels = [
        MultiFieldPanel([FieldPanel("seo_title"), FieldPanel("search_description")], heading=_("For search engines"))
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.FilterField("issuing_body_id")]

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if cls.fact_panels:
            cls.content_panels = [
                TITLE_PANEL,
                FieldPanel("summary"),
                MultiFieldPanel(cls.fact_panels, heading=_("Facts, shared by all languages")),
                *cls.word_panels,
                FieldPanel("body"),
                InlinePanel("attachments", heading=_("Files"), label=_("File")),
                MultiFieldPanel([FieldRowPanel([ticks("topics"), ticks("places")])], heading=_("Topics and places")),
            ]

    @property
    def reference_text(self) -> str:
        """References and numbers that residents search by, as one text."""
        return ""

    def publication_errors(self) -> dict[str, str]:
        """Sentences by field for what a publication needs beyond its required fields; a draft may lack it."""
        return {}

    def clean(self):
        super().clean()
        if self.live and (errors := self.publication_errors()):
            raise ValidationError(errors)

    def get_context(self, request, *args, **kwargs) -> dict:
        return super().get_context(request, *args, **kwargs) | {"today": today()}

    @property
    def record_date(self) -> date | None:
        return getattr(self, self.date_field)

    def state(self, today: date):
        """The state of the record on ``today``, or None for a family without states."""
        return self.states.of(self, today) if self.states else None

    def get_kind_label(self) -> str:
        if self.kind_field:
            return getattr(self, f"get_{self.kind_field}_display")()
        return capfirst(self._meta.verbose_name)
