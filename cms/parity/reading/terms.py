"""Taxonomy: a term is public in the languages in which it has a name. It has no days."""

import uuid
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import Model

from cms.models import Body, Place, Topic
from cms.parity.choices import TERM
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
        terms = ((model, *row) for model in MODELS for row in model.objects.values_list("pk", "name"))
        return [_facts(model, pk, name) for model, pk, name in terms if key_of_term(model, pk) in wanted]


def _facts(model: type[Model], pk: int, name) -> Facts:
    facts = Facts(key_of_term(model, pk), TERM, model._meta.model_name, pk if model is Body else None, dated=False)
    names = name.data if isinstance(name.data, dict) else {settings.LANGUAGE_CODE: name.data}
    for language in settings.PUBLIC_LANGUAGES:
        if text := (names.get(language) or "").strip():
            facts.versions[language] = Version(pk, text, public=True, complete=True)
    return facts
