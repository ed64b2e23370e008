"""Words that order the records: bodies, topics and places. One row each, named in every public language (ADR 4)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.forms import I18nFormField
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class _InPublicLanguages:
    """The form asks for every public language; the first is required unless the field is blank."""

    def formfield(self, **kwargs):
        field = super().formfield(**{"locales": settings.PUBLIC_LANGUAGES} | kwargs)
        if isinstance(field, I18nFormField):
            field.one_required = not self.blank
        return field


class TranslatedCharField(_InPublicLanguages, I18nCharField):
    """A short text in every public language."""


class TranslatedTextField(_InPublicLanguages, I18nTextField):
    """A text of several lines in every public language."""


class TaxonomyTerm(models.Model):
    """One word of the taxonomy. ``code`` is the stable part of addresses, filters and imports."""

    code = models.SlugField(
        _("code"),
        max_length=60,
        unique=True,
        help_text=_(
            "A short word in Latin letters without signs, with hyphens in place of spaces. It stands in "
            "addresses and cannot be changed later."
        ),
    )
    name = TranslatedCharField(_("name"))
    order = models.PositiveIntegerField(
        _("order"), default=100, help_text=_("The smallest number stands first in lists.")
    )

    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("code"), FieldPanel("order")])]

    class Meta:
        abstract = True
        ordering = ["order", "code"]

    def __str__(self):
        return self.name.localize(get_language() or settings.LANGUAGE_CODE)

    def clean(self):
        super().clean()
        if self.pk and type(self)._base_manager.exclude(code=self.code).filter(pk=self.pk).exists():
            raise ValidationError(
                {
                    "code": _(
                        "The code stands in public addresses and can no longer be changed. Change the name instead."
                    )
                }
            )


class BodyKind(models.TextChoices):
    MAYOR = "mayor", _("Mayor")
    ASSEMBLY = "assembly", _("Assembly")
    COMMITTEE = "committee", _("Committee")
    DIRECTORATE = "directorate", _("Directorate")
    OFFICE = "office", _("Office")
    INSTITUTION = "institution", _("Other institution")


class Body(TaxonomyTerm):
    """An organ or institution that issues, meets or answers. Short names are never facets by themselves."""

    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices, default=BodyKind.DIRECTORATE)
    short_name = TranslatedCharField(
        _("short name"),
        blank=True,
        help_text=_("An abbreviation, shown after the full name only: different bodies share abbreviations."),
    )

    panels = [*TaxonomyTerm.panels, FieldPanel("kind"), FieldPanel("short_name")]

    class Meta(TaxonomyTerm.Meta):
        verbose_name = _("body")
        verbose_name_plural = _("bodies")


class Topic(TaxonomyTerm):
    class Meta(TaxonomyTerm.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Place(TaxonomyTerm):
    class Meta(TaxonomyTerm.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
