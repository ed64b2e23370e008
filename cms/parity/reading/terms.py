"""Taxonomy: a term is public in the languages in which it has a name. Only what changes later has a day."""

import uuid
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Model

from cms.models import Body, Place, Topic
from cms.parity.choices import TERM
from cms.parity.models import TermName
from cms.parity.states import Version

from .facts import Facts

NAMESPACE = uuid.UUID("9d1a3f52-7c43-5b38-8f5e-3c1f0a52a6d4")
MODELS: tuple[type[Model], ...] = (Body, Topic, Place)


def key_of_term(model: type[Model], pk: int) -> UUID:
    """Terms have no key of their own; this one is the same whenever it is made."""
    return uuid.uuid5(NAMESPACE, f"{model._meta.label_lower}:{pk}")


class Terms:
    @staticmethod
    def keys_after(key: UUID | None, limit: int) -> list[UUID]:
        """There are a few hundred terms at most."""
        keys = sorted(key_of_term(model, pk) for model in MODELS for pk in model.objects.values_list("pk", flat=True))
        return [found for found in keys if key is None or found > key][:limit]

    @staticmethod
    def read(keys: Iterable[UUID]) -> list[Facts]:
        wanted = set(keys)
        changed = _changed(wanted)
        terms = ((model, *row) for model in MODELS for row in model.objects.values_list("pk", "name"))
        return [_facts(model, pk, name, changed) for model, pk, name in terms if key_of_term(model, pk) in wanted]


def names_of(name) -> dict[str, str]:
    """The names of a term by public language, without empty ones, in the order of the languages."""
    data = getattr(name, "data", name)
    names = data if isinstance(data, dict) else {settings.LANGUAGE_CODE: data}
    found = {language: (names.get(language) or "").strip() for language in settings.PUBLIC_LANGUAGES}
    return {language: text for language, text in found.items() if text}


def _changed(keys: set[UUID]) -> dict[tuple[UUID, str], date]:
    """Since when the names are no longer those that their first language was translated to."""
    rows = TermName.objects.filter(key__in=keys, changed_on__isnull=False)
    return {(key, language): day for key, language, day in rows.values_list("key", "language", "changed_on")}


def _facts(model: type[Model], pk: int, name, changed: dict[tuple[UUID, str], date]) -> Facts:
    facts = Facts(key_of_term(model, pk), TERM, model._meta.model_name, pk if model is Body else None, dated=False)
    for language, text in names_of(name).items():
        since = changed.get((facts.key, language))
        facts.versions[language] = Version(pk, text, public=True, complete=True, changed_on=since)
    return facts
