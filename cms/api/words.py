"""The fixed vocabularies of the interface: kinds and states of records and documents, and roles of files."""

from django.conf import settings
from django.db.models import Choices, TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cms.api.contract.parts import Choice, Texts
from cms.api.models import Resource
from documents.choices import DocumentKind
from pages.choices import ActivityState, AttachmentRole, FigureCategory
from search.catalogue.truth import families
from search.choices import Family
from search.query.address import KINDS


class Happening(TextChoices):
    """What happens on a day of a record."""

    TAKES_PLACE = "takes-place", _("Takes place")
    BEGINS = "begins", _("Begins")
    ENDS = "ends", _("Ends")


def in_every_language(text) -> Texts:
    """A translated text in each public language: an answer does not depend on who asks."""
    texts = {}
    for language in settings.PUBLIC_LANGUAGES:
        with translation.override(language):
            texts[language] = str(text)
    return texts


def vocabulary_of(resource: str, family: str) -> dict[str, object]:
    """Labels by value of the kinds that a type of record, or a document, may be of."""
    choices = DocumentKind if resource == Resource.DOCUMENT else KINDS.get(family)
    return dict(choices.choices) if choices else {}


def states_of(family: str) -> list:
    """The three states of a type of record, in the order of time; none for a type without states."""
    models = [model for model, known in families().items() if known == family]
    states = next((model.states for model in models if getattr(model, "states", None)), None)
    return states.choices if states else []


def vocabularies() -> dict[str, list[Choice]]:
    """All of them by name: ``act-kind``, ``act-state``, …"""
    found = {f"{family}-kind": _choices(choices) for family, choices in KINDS.items()}
    found |= {f"{family}-state": _listed(states_of(family)) for family in families().values() if states_of(family)}
    return found | {
        "document-kind": _choices(DocumentKind),
        "file-role": _choices(AttachmentRole),
        "activity-state": _choices(ActivityState),
        "figure-category": _choices(FigureCategory),
        "type": _choices(Family),
        "event": _choices(Happening),
    }


def _choices(choices: type[Choices]) -> list[Choice]:
    return _listed(list(choices))


def _listed(choices: list) -> list[Choice]:
    return [Choice(value=choice.value, label=in_every_language(choice.label)) for choice in choices]
