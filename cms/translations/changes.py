"""What changed in an original since a translator worked from it, segment by segment."""

from dataclasses import dataclass

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
