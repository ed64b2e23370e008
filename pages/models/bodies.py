from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from cms import alphabets
from cms.blocks.text import FEATURES
from cms.cyrillic.addresses import shown_language
from cms.feeds.links import FeedLinks
from cms.headless.modes import ExternalPreviewMixin
from cms.models import OWN_ADDRESS, BodyKind, FrozenAddressMixin, PublishedWholeMixin, ReadableAddressMixin
from cms.models.privacy import not_hidden
from cms.panels import TITLE_PANEL
from pages.records import records_of_body

# A list with fewer names is read faster than an index of letters.
FEWEST_FOR_LETTERS = 15


class OfficeBlock(blocks.StructBlock):
    """A function within a body. Functions, not names: the office outlives its holder."""

    function = blocks.CharBlock(label=_("Function"))
    duties = blocks.TextBlock(label=_("Duties"), required=False)
    phone = blocks.CharBlock(label=_("Telephone"), required=False)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)

    class Meta:
        icon = "user"
        label = _("Function")


class BodyIndexPage(ExternalPreviewMixin, FrozenAddressMixin, Page):
    """The list of all bodies, by kind; a long one from A to Z as well."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["pages.BodyPage"]

    introduction = RichTextField(_("introduction"), blank=True, features=FEATURES)
    content_panels = [TITLE_PANEL, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("list of bodies")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        pages = BodyPage.objects.live().child_of(self).filter(not_hidden(), body_record__isnull=False)
        pages = pages.select_related("body_record")
        language = shown_language(self.locale.language_code)
        ordered = sorted(pages, key=lambda page: (page.body_record.order, alphabets.sort_key(page.title, language)))
        groups = [(kind.label, [page for page in ordered if page.body_record.kind == kind]) for kind in BodyKind]
        is_long = len(ordered) >= FEWEST_FOR_LETTERS
        return super().get_context(request, *args, **kwargs) | {
            "groups": [group for group in groups if group[1]],
            "letters": alphabets.index(ordered, lambda page: page.title, language) if is_long else [],
        }


class BodyPage(ExternalPreviewMixin, PublishedWholeMixin, ReadableAddressMixin, Page):
    """The public page of one body: what it does, its offices and contact, and everything it issued."""

    parent_page_types = ["pages.BodyIndexPage"]
    subpage_types: list[str] = []
    shown_relations = ("body_record",)

    body_record = models.ForeignKey(
        "cms.Body",
        verbose_name=_("body"),
        null=True,
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("All that this body issued stands on the page."),
    )
    introduction = RichTextField(
        _("what it does"),
        blank=True,
        features=FEATURES,
        help_text=_("Two or three sentences on what residents come to it for."),
    )
    offices = StreamField([("office", OfficeBlock())], verbose_name=_("offices and functions"), blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    reception = models.CharField(
        _("reception of citizens"),
        max_length=250,
        blank=True,
        help_text=_("Days, hours and room, such as “Tuesday, 9–12, office 14”."),
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    override_translatable_fields = [*OWN_ADDRESS, SynchronizedField("phone")]
    content_panels = [
        TITLE_PANEL,
        FieldPanel("body_record", widget=forms.Select),
        FieldPanel("introduction"),
        FieldPanel("offices"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("reception"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            ],
            heading=_("Contact"),
        ),
    ]
    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]

    class Meta:
        verbose_name = _("body page")
        verbose_name_plural = _("body pages")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        rows = records_of_body(self.body_record_id, self.locale_id)
        results = Paginator(rows, 20).get_page(request.GET.get("page"))
        context = super().get_context(request, *args, **kwargs) | {"results": results}
        return context | ({"feed": self._feed_links()} if self.body_record else {})

    def _feed_links(self) -> FeedLinks:
        """What is new of the body, in all families: the feed of the search for it."""
        query = urlencode({"body": self.body_record.code})
        return FeedLinks(self.title, reverse("search_feed"), query, reverse("calendar"), embed_query=query)
