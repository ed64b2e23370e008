from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.models import RecordPage, required_body
from cms.panels import BODY_PANEL, ticks
from pages.choices import ActKind, ActState
from pages.states import PeriodStates

from .listing import ListingPage


class ActPage(RecordPage):
    """A decision, regulation, statute, plan or conclusion of a body, with the files of both languages."""

    parent_page_types = ["pages.ActIndexPage", "pages.YearPage"]
    subpage_types: list[str] = []
    date_field = "date_adopted"
    related_models = ("meetingpage", "consultationpage")
    states = PeriodStates(
        "entry_into_force",
        "in_force_until",
        ActState.ADOPTED,
        ActState.IN_FORCE,
        ActState.REPEALED,
        starts_undated=False,
    )

    issuing_body = required_body(_("issuing body"))
    kind = models.CharField(_("kind of act"), max_length=20, choices=ActKind.choices, default=ActKind.DECISION)
    protocol_number = models.CharField(
        _("protocol number"),
        max_length=60,
        help_text=_("As it stands on the paper, such as 016-812/2026. Readers search by it."),
    )
    date_adopted = models.DateField(
        _("date adopted"),
        null=True,
        db_index=True,
        help_text=_("The day of the decision, not the day of its publication."),
    )
    date_protocolled = models.DateField(
        _("date of protocol"), null=True, blank=True, help_text=_("The day of the stamp, where it is another day.")
    )
    subject = models.TextField(_("subject"), blank=True, help_text=_("What the act decides, in one sentence."))
    legal_basis = models.TextField(
        _("legal basis"), blank=True, help_text=_("One law, article and paragraph on each line, as the act cites them.")
    )
    session = models.ForeignKey(
        "pages.MeetingPage",
        verbose_name=_("session"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The meeting at which the act was adopted. Empty for what the mayor decides alone."),
    )
    proposal_reference = models.CharField(
        _("number of the proposal"),
        max_length=60,
        blank=True,
        help_text=_("The number under which the proposal was sent to the assembly."),
    )
    proposal_date = models.DateField(_("date of the proposal"), null=True, blank=True)
    signatory_function = models.CharField(
        _("function of the signatory"), max_length=150, blank=True, help_text=_("The function, not the person's name.")
    )
    implementers = ParentalManyToManyField(
        "cms.Body",
        verbose_name=_("implementing bodies"),
        blank=True,
        related_name="+",
        help_text=_("Who has to carry the act out, where the act names them."),
    )
    entry_into_force = models.DateField(
        _("date of entry into force"),
        null=True,
        blank=True,
        help_text=_("The first day on which it is in force. Empty where the act names no day."),
    )
    entry_into_force_rule = models.CharField(
        _("rule of entry into force"),
        max_length=250,
        blank=True,
        help_text=_("What the act says about it, such as “seven days after its publication”."),
    )
    in_force_until = models.DateField(
        _("last day in force"),
        null=True,
        blank=True,
        help_text=_("Only where the act has an end or was repealed: its last day."),
    )
    legality_reference = models.CharField(
        _("reference of the confirmation of legality"),
        max_length=60,
        blank=True,
        help_text=_("The number of the letter in which the ministry confirms the act."),
    )
    legality_date = models.DateField(_("date of the confirmation of legality"), null=True, blank=True)

    override_translatable_fields = [
        *RecordPage.override_translatable_fields,
        SynchronizedField("protocol_number", overridable=False),
        SynchronizedField("legal_basis"),
        SynchronizedField("proposal_reference"),
        SynchronizedField("legality_reference"),
        SynchronizedField("implementers"),
    ]
    word_panels = [
        FieldPanel("subject"),
        FieldPanel("signatory_function"),
        FieldPanel("entry_into_force_rule"),
    ]
    fact_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("protocol_number")]),
        BODY_PANEL,
        FieldRowPanel([FieldPanel("date_adopted"), FieldPanel("date_protocolled")]),
        PageChooserPanel("session", "pages.MeetingPage"),
        FieldRowPanel([FieldPanel("proposal_reference"), FieldPanel("proposal_date")]),
        FieldPanel("legal_basis"),
        ticks("implementers"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("entry_into_force"), FieldPanel("in_force_until")])]),
        FieldRowPanel([FieldPanel("legality_reference"), FieldPanel("legality_date")]),
    ]
    search_fields = [
        *RecordPage.search_fields,
        index.SearchField("protocol_number"),
        index.AutocompleteField("protocol_number"),
        index.SearchField("subject"),
    ]

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")

    def related_pages(self) -> models.Q:
        """The session that adopted the act, and the consultations that led to it."""
        led_to_it = models.Q(consultationpage__adopted_act__translation_key=self.translation_key)
        return models.Q(pk=self.session_id) | led_to_it

    @property
    def reference_text(self) -> str:
        return self.protocol_number

    def clean(self):
        super().clean()
        begins = self.entry_into_force or self.date_adopted
        if begins and self.in_force_until and self.in_force_until < begins:
            raise ValidationError({"in_force_until": _("The act ends before it begins. Correct one of the two dates.")})


class ActIndexPage(ListingPage):
    record_model = ActPage
    subpage_types = ["pages.YearPage", "pages.ActPage"]

    class Meta:
        verbose_name = _("list of acts")
