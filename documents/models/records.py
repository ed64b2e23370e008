import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.models import FoldedTextField
from documents.choices import DocumentKind

LISTED = models.Q(listed=True)


class YearOf(models.Func):
    """The year of a day, by functions that a column and an index may rest on."""

    output_field = models.IntegerField(null=True)
    template = "CAST(EXTRACT(YEAR FROM %(expressions)s) AS integer)"

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="CAST(SUBSTR(%(expressions)s, 1, 4) AS integer)", **context)


class DocumentRecordQuerySet(models.QuerySet):
    def listed(self):
        """Records of which readers may see at least one edition (see ``documents.visibility``)."""
        return self.filter(listed=True)


class DocumentRecord(models.Model):
    """What all languages of a document share: its facts. Each language's file is an edition (ADR 8).

    ``listed`` is derived from the pages that use the document; ``documents.visibility`` alone writes it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=30, choices=DocumentKind.choices, default=DocumentKind.OTHER)
    issuing_body = models.ForeignKey(
        "cms.Body", verbose_name=_("issuing body"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    date = models.DateField(
        _("date of the document"),
        null=True,
        blank=True,
        help_text=_("The day on the paper, not the day of the upload."),
    )
    year = models.GeneratedField(
        expression=YearOf("date"), output_field=models.IntegerField(null=True), db_persist=True, editable=False
    )
    reference = models.CharField(
        _("reference number"),
        max_length=60,
        blank=True,
        help_text=_("As it stands on the paper, such as 016-812/2026. Readers search by it."),
    )
    topics = models.ManyToManyField("cms.Topic", verbose_name=_("topics"), blank=True, related_name="+")
    listed = models.BooleanField(default=False, editable=False)
    folded = FoldedTextField(sources=("reference",))

    objects = DocumentRecordQuerySet.as_manager()

    # What an editor fills in together with the edition.
    fact_names = ("kind", "issuing_body", "date", "reference", "topics")

    class Meta:
        verbose_name = _("document record")
        verbose_name_plural = _("document records")
        indexes = [
            # Of listed records only: SQLite cannot enter an index by a condition that is a bare column.
            models.Index(fields=["-date", "-id"], condition=LISTED, name="record_newest"),
            models.Index(fields=["kind", "-date", "-id", "issuing_body", "year"], condition=LISTED, name="record_kind"),
            models.Index(fields=["issuing_body", "-date", "-id", "kind", "year"], condition=LISTED, name="record_body"),
            models.Index(fields=["year", "-date", "-id", "kind", "issuing_body"], condition=LISTED, name="record_year"),
            models.Index(fields=["id"], condition=~LISTED, name="record_unlisted"),
        ]

    def __str__(self):
        edition = self.edition_for(get_language() or settings.LANGUAGE_CODE)
        return edition.title if edition else str(self.key)

    def edition_for(self, language: str, editions=None):
        """The edition a reader of ``language`` gets: theirs, else the first by the order of the public languages.

        ``editions`` narrows the choice (what this reader may see); None takes all. None where there is none.
        """
        chosen = self.editions.all() if editions is None else editions
        order = [language, *settings.PUBLIC_LANGUAGES]
        return min(chosen, key=lambda edition: _place(edition.language, order), default=None)


def _place(language: str, order: list[str]) -> int:
    return order.index(language) if language in order else len(order)
