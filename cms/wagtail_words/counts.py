"""How many there are in a list, as the language says it. Wagtail puts the number before the plural of the model."""

from django.utils.translation import gettext as _
from wagtail.admin.paginator import WagtailPaginator


def count_in_words(paginator: WagtailPaginator) -> str:
    """Serbian nouns change with their number, and a model knows two forms: there the number comes last."""
    names = paginator.verbose_name if paginator.count == 1 else paginator.verbose_name_plural
    return _("%(count)s %(names)s") % {"count": paginator.count, "names": names}


def say() -> None:
    WagtailPaginator.items_count_label = property(count_in_words)
