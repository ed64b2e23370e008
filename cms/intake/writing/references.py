"""Bodies, topics, places, records, images and documents by what a system calls them; one query for each kind."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.intake.contract.fields import Kind, Known
from cms.intake.door.problems import Fault, Place
from cms.models import TaxonomyTerm
from cms.translations.rights import has_page_right
from documents.models import PublicationDocument


class References:
    """Finds what a draft in ``language`` points to, for ``user``; what is not found is in ``faults``."""

    def __init__(self, user, language: str):
        self.user, self.language = user, language
        self.faults: list[Fault] = []

    def of(self, known: Known, value, place: Place):
        """The value for the form: the number of a row, or a list of them."""
        several = known.kind in (Kind.TERMS, Kind.RECORDS)
        wanted = list(value or []) if several else ([] if value is None else [value])
        found = self._found(known, wanted)
        for number, each in enumerate(wanted):
            if each not in found:
                self.faults.append(Fault((*place, number) if several else place, _missing(known, each)))
        numbers = [found[each] for each in wanted if each in found]
        return numbers if several else (numbers[0] if numbers else None)

    def terms(self, model: type[TaxonomyTerm], codes: Iterable[str]) -> dict[str, int]:
        wanted = [code for code in codes if "\0" not in code]
        return dict(model.objects.filter(code__in=wanted).values_list("code", "pk")) if wanted else {}

    def documents(self, keys: Iterable[UUID], numbers: Iterable[int] = ()) -> dict[UUID | int, int]:
        """Key of a document, or number of an edition, to the number of the edition that stands for it."""
        keys, numbers = set(keys), set(numbers)
        if not keys and not numbers:
            return {}
        policy = policy_registry.get_by_type(PublicationDocument)
        open_ones = policy.instances_user_has_any_permission_for(self.user, ["choose", "change"])
        editions = open_ones.filter(Q(pk__in=numbers) | Q(record__key__in=keys)).select_related("record")
        found: dict[UUID | int, PublicationDocument] = {}
        for edition in sorted(editions, key=lambda each: (each.language != self.language, each.pk)):
            found.setdefault(edition.record.key, edition)
            found[edition.pk] = edition
        return {name: edition.pk for name, edition in found.items()}

    def _found(self, known: Known, wanted: list) -> dict:
        if not wanted:
            return {}
        if known.kind in (Kind.TERM, Kind.TERMS):
            return self.terms(known.model, wanted)
        if known.kind == Kind.IMAGE:
            return self.images(wanted)
        return self._records(known.model, wanted)

    def images(self, numbers: Iterable[int]) -> dict[int, int]:
        numbers = list(numbers)
        if not numbers:
            return {}
        policy = policy_registry.get_by_type(get_image_model())
        found = policy.instances_user_has_any_permission_for(self.user, ["choose", "change"]).filter(pk__in=numbers)
        return {pk: pk for pk in found.values_list("pk", flat=True)}

    def pages(self, numbers: Iterable[int]) -> set[int]:
        """Those of these pages that a text may link to."""
        wanted = set(numbers)
        return wanted & set(self._records(Page, list(wanted))) if wanted else set()

    def _records(self, model: type[Page], wanted: list[int | UUID]) -> dict[int | UUID, int]:
        """A key stands for the page in the draft's language, else for the one that there is."""
        numbers = [each for each in wanted if isinstance(each, int)]
        keys = [each for each in wanted if not isinstance(each, int)]
        pages = model.objects.filter(Q(pk__in=numbers) | Q(translation_key__in=keys)).select_related("locale")
        found: dict[int | UUID, int] = {}
        for page in sorted(pages, key=lambda each: (each.locale.language_code != self.language, each.pk)):
            if page.live or has_page_right(self.user, page, "add", "change", "publish"):
                found.setdefault(page.translation_key, page.pk)
                found[page.pk] = page.pk
        return found


def _missing(known: Known, value) -> str:
    name = known.model._meta.verbose_name
    return _("There is no %(kind)s “%(value)s” that may be used here.") % {"kind": name, "value": value}
