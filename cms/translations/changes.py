"""What changed in an original since a translator worked from it, segment by segment."""

from collections import Counter
from dataclasses import dataclass

from wagtail.fields import StreamField
from wagtail.models import Page

from .labels import label_of
from .models import TranslatedSource
from .originals import original_of
from .states import changed_paths
from .texts import texts_of


@dataclass(frozen=True)
class SegmentChange:
    """One text that is no longer the one that was translated. All texts are without marks, paragraphs by line ends.

    ``before`` is empty for a text that is new, ``now`` for one that the original no longer has; ``translation`` is what
    the page of the translation says at that place, as it was last saved, or empty.
    """

    path: str
    label: str
    before: str
    now: str
    translation: str


def changes_since(page: Page) -> list[SegmentChange]:
    """The changes that ``page``, a translation, has not followed, in the order of the original.

    Empty for an original, for a page without twins, and for a translation that is level.
    """
    row = TranslatedSource.objects.filter(translation_key=page.translation_key, locale_id=page.locale_id).first()
    original = original_of(page) if row else None
    if original is None:
        return []
    source, twin = original.specific, page.specific
    now = texts_of(source)
    paths = changed_paths(row.texts, now)
    if not paths:
        return []
    own = texts_of(twin.get_latest_revision_as_object())
    return [
        SegmentChange(path, label_of(path, source, twin), row.texts.get(path, ""), now.get(path, ""), own.get(path, ""))
        for path in paths
    ]


def missing_parts(page: Page) -> list[str]:
    """Labels of the blocks of the public original that the newest draft of the translation ``page`` lacks.

    Blocks are the same where they have the same id. Where none is, the languages were written on their own: then of
    each type as many of the last ones are missing as the original has more.
    """
    original = original_of(page)
    if original is None or not original.live:
        return []
    source, twin = original.specific, page.specific.get_latest_revision_as_object()
    if type(source) is not type(twin):
        return []
    fields = [field for field in source._meta.get_fields() if isinstance(field, StreamField)]
    return [
        label_of(f"{field.name}.{block.id}", source)
        for field in fields
        for block in _missing_blocks(getattr(source, field.name), getattr(twin, field.name))
    ]


def _missing_blocks(source, twin) -> list:
    present = {block.id for block in twin}
    if any(block.id in present for block in source):
        return [block for block in source if block.id not in present]
    left = Counter(block.block_type for block in twin)
    missing = []
    for block in source:
        left[block.block_type] -= 1
        if left[block.block_type] < 0:
            missing.append(block)
    return missing
