from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import BodyStreamBlock
from cms.headless.modes import ExternalPreviewMixin
from cms.models import PublishedWholeMixin, ReadableAddressMixin
from cms.panels import TITLE_PANEL


class StandardPage(ExternalPreviewMixin, PublishedWholeMixin, ReadableAddressMixin, Page):
    """An ordinary page: about us, contact, accessibility, privacy."""

    parent_page_types = ["home.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    shows_children = True

    summary = models.TextField(
        _("summary"),
        max_length=500,
        blank=True,
        help_text=_(
            "One or two sentences: what it is about and whom it concerns. Readers see them in lists and in the search."
        ),
    )
    body = StreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        TITLE_PANEL,
        FieldPanel("summary"),
        FieldPanel("body"),
        InlinePanel("attachments", heading=_("Files"), label=_("File")),
    ]
    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("standard pages")
