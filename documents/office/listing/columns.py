"""What a row of the list tells of an edition beside its title."""

from django.db.models import Count
from django.utils.html import format_html
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.admin.ui.tables import Column

from cms.templatetags.cms_tags import language_name
from documents.models import DocumentUse, PublicationDocument

from ..editing.views import edit_url

# Where the page of a document names what uses it.
USES = "#about-uses"
_STATES = {
    "public": pgettext_lazy("state of a document", "Public"),
    "hidden": pgettext_lazy("state of a document", "Not public"),
    "withdrawn": pgettext_lazy("state of a document", "Withdrawn"),
}


def state_of(edition: PublicationDocument) -> str:
    """What readers get of the edition, in a word."""
    if edition.is_withdrawn:
        return str(_STATES["withdrawn"])
    return str(_STATES["public" if edition.listed else "hidden"])


def uses_of(edition: PublicationDocument) -> str:
    """How many published pages show the document in any language, with the way to their names.

    ``counted_uses`` is what ``with_uses`` counted.
    """
    count = edition.counted_uses
    words = ngettext("%(number)d page", "%(number)d pages", count) % {"number": count}
    return format_html('<a href="{}{}">{}</a>', edit_url(edition), USES, words)


def with_uses(editions: list[PublicationDocument]) -> list[PublicationDocument]:
    """The editions with ``counted_uses``, by one query."""
    uses = DocumentUse.objects.filter(record__in={one.record_id for one in editions}, page__live=True)
    counts = dict(uses.order_by().values_list("record").annotate(count=Count("page")))
    for one in editions:
        one.counted_uses = counts.get(one.record_id, 0)
    return editions


FACT_COLUMNS = [
    Column("language", label=gettext_lazy("Language"), accessor=lambda edition: language_name(edition.language)),
    Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display"),
    Column("reference", label=gettext_lazy("Reference number"), accessor="reference"),
    Column("state", label=gettext_lazy("State"), accessor=state_of),
    Column("uses", label=gettext_lazy("Used by"), accessor=uses_of),
]
