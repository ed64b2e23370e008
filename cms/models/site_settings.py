"""What a municipality sets in the admin: its name, arms, colours, contact, channels and menus."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from cms import colours
from cms.blocks import LinkBlock

from .privacy import not_hidden
from .taxonomy import TranslatedCharField, TranslatedTextField

is_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six digits or letters, like #0b4f8a."))


def check_contrast(colour: str) -> None:
    """Refuse a colour on which white text cannot be read, and say by how much."""
    ratio = colours.contrast(colour, "#ffffff")
    if ratio < colours.MINIMUM:
        raise ValidationError(
            _(
                "White text on %(colour)s has a contrast of %(ratio)s to 1. At least %(minimum)s to 1 is needed: "
                "choose a darker colour."
            ),
            params={"colour": colour, "ratio": f"{ratio:.2f}", "minimum": colours.MINIMUM},
        )


class ColourField(models.CharField):
    """A colour that white text can be read on."""

    def __init__(self, *args, **kwargs):
        kwargs = {"max_length": 7} | kwargs
        super().__init__(*args, **kwargs)

    def run_validators(self, value):
        is_colour(value)
        check_contrast(value)


@register_setting(icon="home", order=1)
class PortalSettings(BaseGenericSetting, ClusterableModel):
    municipality = TranslatedCharField(_("name of the municipality"))
    slogan = TranslatedCharField(
        _("line under the name"), blank=True, help_text=_("Such as “Acts, notices and meetings in one place”.")
    )
    coat_of_arms = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("coat of arms"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands at the top of every page, before the name."),
    )
    primary_colour = ColourField(_("main colour"), default="#0b4f8a")
    accent_colour = ColourField(_("second colour"), default="#8a1f11")
    address = TranslatedCharField(_("postal address"), blank=True)
    opening_hours = TranslatedCharField(
        _("opening hours"), blank=True, help_text=_("Such as “Monday to Friday, 8–16”.")
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    terms_of_documents = TranslatedTextField(
        _("terms of use of documents"),
        blank=True,
        help_text=_("Shown beside every document: what people may do with it."),
    )
    terms_of_documents_url = models.URLField(
        _("web address of the terms"), blank=True, help_text=_("The page that explains the terms, if there is one.")
    )
    licence_name = models.CharField(_("licence of open data"), max_length=60, default="CC BY 4.0")
    licence_url = models.URLField(
        _("web address of the licence"),
        default="https://creativecommons.org/licenses/by/4.0/",
        help_text=_("Under this licence everybody may use the data at /data/."),
    )
    attribution = TranslatedCharField(
        _("name to cite"), blank=True, help_text=_("How users of the data name their source; empty: the municipality.")
    )
    place_address = models.URLField(
        _("web address of the place"),
        blank=True,
        help_text=_(
            "The address of the municipality in a collection of places, such as https://sws.geonames.org/…/. "
            "Users of open data find the place by it."
        ),
    )
    channels = StreamField([("channel", LinkBlock())], verbose_name=_("social channels"), blank=True)

    select_related = ["coat_of_arms"]

    panels = [
        MultiFieldPanel(
            [FieldPanel("municipality"), FieldPanel("slogan"), FieldPanel("coat_of_arms")], heading=_("Municipality")
        ),
        MultiFieldPanel(
            [
                HelpPanel(_("White text stands on both colours; a colour that is too light is refused.")),
                FieldRowPanel([FieldPanel("primary_colour"), FieldPanel("accent_colour")]),
            ],
            heading=_("Colours"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("opening_hours"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("terms_of_documents"), FieldPanel("terms_of_documents_url")], heading=_("Documents")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("licence_name"), FieldPanel("licence_url")]),
                FieldPanel("attribution"),
                FieldPanel("place_address"),
            ],
            heading=_("Open data"),
        ),
        FieldPanel("channels"),
        InlinePanel("menu_items", heading=_("Menus"), label=_("Menu entry")),
    ]

    class Meta:
        verbose_name = _("portal")


class MenuItemQuerySet(models.QuerySet):
    def in_language(self, language: str):
        """Entries with ``title`` and ``url_path`` of the live twin in ``language``; others are left out."""
        twin = Page.objects.live().filter(
            not_hidden(), translation_key=models.OuterRef("page__translation_key"), locale__language_code=language
        )
        return self.annotate(
            title=models.Subquery(twin.values("title")[:1]), url_path=models.Subquery(twin.values("url_path")[:1])
        ).filter(title__isnull=False)


class MenuItem(Orderable):
    """A menu entry. The page is chosen once; readers get its twin in their language."""

    class Menu(models.TextChoices):
        MAIN = "main", _("Main menu")
        FOOTER = "footer", _("Foot of the page")

    settings = ParentalKey(PortalSettings, on_delete=models.CASCADE, related_name="menu_items")
    menu = models.CharField(_("menu"), max_length=10, choices=Menu.choices, default=Menu.MAIN)
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In any language: readers get the page of theirs."),
    )

    objects = MenuItemQuerySet.as_manager()

    panels = [FieldRowPanel([FieldPanel("menu"), FieldPanel("page")])]

    class Meta(Orderable.Meta):
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
