"""The texts of a translation, one row each, in the order of the page's form."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process
from wagtail_localize.models import String, StringSegment, StringTranslation, TranslationContext
from wagtail_localize.views.edit_translation import TabHelper

from cms.desk.access import Work
from cms.desk.glossary import Agreed
from cms.translations.changes import changes_since
from cms.translations.labels import label_of
from cms.translations.texts import field_of, shown_fields

from . import markup
from .marks import Piece, marked
from .memory import Suggestion

# From this likeness on (of 100) a text is taken for the changed form of another.
_ALIKE = 50


class State(Enum):
    """``label`` is what a translator reads; ``name`` in small letters is the class of its mark."""

    MISSING = _("Not translated")
    CHANGED = _("The original changed")
    MACHINE = _("By machine, not checked")
    FAULTY = _("Cannot be used")
    SAME = _("Left as it is")
    DONE = _("Translated")

    @property
    def label(self) -> Promise:
        return self.value

    @property
    def css(self) -> str:
        return self.name.lower()


@dataclass
class Row:
    """A text of the original and its translation. ``key`` is stable as long as the text of the original is."""

    context: TranslationContext
    string: String
    place: str
    stored: StringTranslation | None = None
    # What the translator last worked from, where the original changed since, and what she wrote then.
    before: str = ""
    earlier: str = ""
    # What the form says: a text other than the one that was opened, the mark of the opened one, and the ticks.
    typed: str | None = None
    was: str | None = None
    same: bool = False
    checked: bool = False
    sentence: str = ""
    suggestions: list[Suggestion] = field(default_factory=list)
    terms: list[Agreed] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.context.pk}-{self.string.pk}"

    @property
    def rich(self) -> bool:
        return markup.has_tags(self.string.data) or bool(self.stored and markup.has_tags(self.stored.data))

    @property
    def source(self) -> str:
        return markup.to_form(self.string.data, self.rich)

    @property
    def translation(self) -> str:
        return markup.as_sent(markup.to_form(self.stored.data, self.rich)) if self.stored else ""

    @property
    def shown(self) -> str:
        """What stands in the field: what was typed and not saved, else what is stored."""
        return self.translation if self.typed is None else self.typed

    @property
    def mark(self) -> str:
        """What the stored translation is, to find out whether somebody else changed it since a form was opened."""
        return mark_of(self.translation)

    @property
    def opened(self) -> str:
        """The mark of the text that the form was opened with; a form that comes back still has that one."""
        return self.mark if self.was is None else self.was

    @property
    def is_behind(self) -> bool:
        """True where somebody else changed the translation since the form was opened."""
        return self.opened != self.mark

    @property
    def marks(self) -> list[Piece]:
        """The change of the original, empty where the text is new or the same."""
        return marked(self.before, markup.plain(self.string.data)) if self.before else []

    @property
    def lines(self) -> int:
        return min(12, max(2, len(self.source) // 60 + self.source.count("\n") + 1))

    @property
    def fault(self) -> str:
        """Why what is stored cannot be used, as the package says it."""
        return (self.stored.get_error() or "") if self.stored and self.stored.has_error else ""

    @property
    def state(self) -> State:
        if self.stored is None:
            return State.CHANGED if self.before else State.MISSING
        if self.stored.has_error:
            return State.FAULTY
        if self.stored.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
            return State.MACHINE
        return State.SAME if self.stored.data == self.string.data else State.DONE


def mark_of(text: str) -> str:
    """The mark of a text as forms send it; empty for no text."""
    return sha256(text.encode()).hexdigest()[:16] if text else ""


def rows_of(work: Work) -> list[Row]:
    """Every text that the translation waits for: fields with a panel, as ``readiness`` counts them.

    A text that stands twice in the same place has one translation, and so one row.
    """
    source = work.translation.source
    page = source.as_instance()
    segments = StringSegment.objects.filter(source=source).select_related("context", "string")
    shown, order = shown_fields(type(page)), TabHelper(page).field_ordering_mapping
    rows: dict[str, Row] = {}
    for segment in sorted(segments, key=lambda each: (order.get(field_of(each.context.path), -1), each.order)):
        if field_of(segment.context.path) in shown:
            row = Row(segment.context, segment.string, label_of(segment.context.path, page))
            rows.setdefault(row.key, row)
    translations = _translations(work)
    for translation in translations:
        if row := rows.get(f"{translation.context_id}-{translation.translation_of_id}"):
            row.stored = translation
    _add_changes(work, list(rows.values()), translations)
    return list(rows.values())


def state_of_source(rows: Iterable[Row]) -> str:
    """A mark that differs as soon as a text of the original does."""
    return sha256(" ".join(row.key for row in rows).encode()).hexdigest()[:32]


def _translations(work: Work) -> list[StringTranslation]:
    """All that was ever translated of the record into the language, also of texts that it no longer has."""
    stored = StringTranslation.objects.filter(
        locale=work.translation.target_locale, context__object_id=work.translation.source.object_id
    )
    return list(stored.select_related("translation_of").order_by("updated_at"))


def _add_changes(work: Work, rows: list[Row], translations: list[StringTranslation]) -> None:
    """Tell texts without a usable translation what they were before.

    A change belongs to a place, and formatted text has several texts in one: each is compared with the gone text that
    is most like it.
    """
    changes = {change.path: change for change in changes_since(work.page)}
    written = {(each.context_id, markup.plain(each.translation_of.data)): each.data for each in translations}
    for row in rows:
        change = changes.get(row.context.path)
        if change is None or not change.before or (row.stored and not row.stored.has_error):
            continue
        alone = sum(each.context == row.context for each in rows) == 1
        row.before = change.before if alone else _most_alike(row, change.before, change.now)
        data = written.get((row.context.pk, row.before))
        row.earlier = markup.to_form(data, row.rich) if data else (change.translation if alone else "")


def _most_alike(row: Row, before: str, now: str) -> str:
    gone = [line for line in before.split("\n") if line not in now.split("\n")]
    found = process.extractOne(markup.plain(row.string.data), gone, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else ""
