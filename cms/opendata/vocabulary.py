"""Labels of codes that stand in answers without them."""

from functools import cache

from cms.api.contract.parts import Texts
from cms.api.words import vocabularies


@cache
def labels_of(vocabulary: str) -> dict[str, Texts]:
    return {choice.value: choice.label for choice in vocabularies()[vocabulary]}
