from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.models import RecordPage
from cms.panels import BODY_PANEL
from pages.choices import NewsKind

from .listing import ListingPage


class NewsPage(RecordPage):
    """News, press releases, reactions and clarifications, videos, and re-posts of what others wrote."""

    parent_page_types = ["pages.NewsIndexPage", "pages.YearPage"]
    subpage_types: list[str] = []
    shown_relations = ("issuing_body", "image")

    kind = models.CharField(_("kind"), max_length=20, choices=NewsKind.choices, default=NewsKind.NEWS)
    date = models.DateField(
        _("date"), null=True, db_index=True, help_text=_("The day that readers see; the newest stands first.")
    )
    image = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("what the image shows"),
        max_length=250,
        blank=True,
        help_text=_("Who or what is on the picture, in one sentence, for people who cannot see it."),
    )
    reacts_to_medium = models.CharField(
        _("medium reacted to"),
        max_length=150,
        blank=True,
        help_text=_("Only for reactions and clarifications: the newspaper, portal or station."),
    )
    reacts_to_title = models.CharField(_("title of the text reacted to"), max_length=250, blank=True)
    reacts_to_date = models.DateField(_("date of the text reacted to"), null=True, blank=True)
    reacts_to_url = models.URLField(_("address of the text reacted to"), blank=True)
    video_url = models.URLField(
        _("address of the video"), blank=True, help_text=_("Copied from the browser. Readers get a link to the video.")
    )
    source_name = models.CharField(
        _("original source"),
        max_length=150,
        blank=True,
        help_text=_("Only for what others wrote: who published it first."),
    )
    source_url = models.URLField(_("address of the original"), blank=True)

    word_panels = [FieldPanel("image_alt")]
    fact_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        BODY_PANEL,
        FieldPanel("image"),
        FieldRowPanel([FieldPanel("reacts_to_medium"), FieldPanel("reacts_to_date")]),
        FieldRowPanel([FieldPanel("reacts_to_title"), FieldPanel("reacts_to_url")]),
        FieldPanel("video_url"),
        FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    def publication_errors(self) -> dict[str, str]:
        needed = {
            NewsKind.REACTION: ("reacts_to_medium", _("Name the medium that this text reacts to.")),
            NewsKind.CLARIFICATION: ("reacts_to_medium", _("Name the medium that this text reacts to.")),
            NewsKind.VIDEO: ("video_url", _("Give the address of the video.")),
            NewsKind.SHARE: ("source_name", _("Name the original source of what is shared.")),
        }
        field, sentence = needed.get(self.kind, (None, ""))
        return {field: sentence} if field and not getattr(self, field) else {}


class NewsIndexPage(ListingPage):
    record_model = NewsPage
    subpage_types = ["pages.YearPage", "pages.NewsPage"]

    class Meta:
        verbose_name = _("list of news")
