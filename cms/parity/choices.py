"""Words of the board. Values stand in addresses and in rows; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.choices import Family

# Kinds of record that have a duty and are no pages.
DOCUMENT, TERM = "document", "term"
PAGE_FAMILIES = [family for family in Family.values if family != Family.SECTION]


def kind_choices() -> list[tuple[str, str]]:
    pages = [(family.value, family.label) for family in Family if family != Family.SECTION]
    return [*pages, (DOCUMENT, _("Documents")), (TERM, _("Taxonomy"))]


class State(TextChoices):
    """How far a record is in one language."""

    MISSING = "missing", pgettext_lazy("language of a record", "Missing")
    IN_PROGRESS = "in-progress", pgettext_lazy("language of a record", "In progress")
    TRANSLATED = "translated", pgettext_lazy("language of a record", "Translated, not public")
    PUBLISHED = "published", pgettext_lazy("language of a record", "Public")
    OUTDATED = "outdated", pgettext_lazy("language of a record", "Public, source changed since")


class Gate(TextChoices):
    """What a kind asks for at the first publication of a record."""

    FREE = "free", _("Free: the other languages follow within the days allowed")
    EXCEPTION = "exception", _("All languages together; one alone only with a reasoned exception")
    TOGETHER = "together", _("All languages together, without exceptions")


class Reason(TextChoices):
    """Why a record may be public in one language alone."""

    NO_TRANSLATOR = "no-translator", _("No translator was available")
    URGENT = "urgent", _("The publication could not wait")
    LONG_TEXT = "long-text", _("The text is long")
    OTHER = "other", _("Another reason")
