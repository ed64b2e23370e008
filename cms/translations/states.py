"""Keeping ``TranslatedSource`` in line with a record's pages and translations."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.forms import model_to_dict
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from .models import KeptText, MachineText, TranslatedSource
from .records import Records
from .texts import joined, strings_of


class Work:
    """What is translated of the texts of an original into one language, by wagtail-localize's segments.

    ``done`` and ``touched`` hold paths: all of their present texts are translated; some text there ever was.
    """

    def __init__(self, strings: list, translations: Iterable[StringTranslation]):
        known = {(each.context.path, each.translation_of.data): each for each in translations if each.context}
        self.touched = {path for path, _data in known}
        self.latest = max((each.updated_at for each in known.values()), default=None)
        self.untranslated = self.machine = 0
        open_paths = set()
        for segment in strings:
            found = known.get((segment.path, segment.string.data))
            if found is None or found.has_error:
                self.untranslated += 1
                open_paths.add(segment.path)
            elif found.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
                self.machine += 1
        self.done = {segment.path for segment in strings} - open_paths


def worked_from(before: dict[str, str], now: dict[str, str], work: Work, saved: bool) -> dict[str, str]:
    """The texts that the translator worked from, after what is translated is counted in.

    What nobody has translated yet follows the original silently. A text that came after the work began is left out, so
    that it shows as new. One that the original lost stays until the translation is ``saved`` without it.
    """
    texts = {}
    for path, text in now.items():
        if path in work.done or (path in before and path not in work.touched) or not work.touched:
            texts[path] = text
        elif path in before:
            texts[path] = before[path]
    gone = {path: text for path, text in before.items() if path not in now and path in work.touched}
    return texts if saved else texts | gone


def changed_paths(texts: dict[str, str], now: dict[str, str]) -> list[str]:
    """Paths whose text was changed, added or removed, in the order of the original, removed ones last."""
    changed = [path for path, text in now.items() if texts.get(path) != text]
    return changed + [path for path in texts if path not in now]


def refresh_record(key: UUID, saved: Collection[int] = ()) -> int:
    """Bring the rows of one record in line; return how many translated pages it has. May run twice.

    ``saved`` holds the locales in which a person has just published, or saved from the segments, a page.
    """
    return refresh_records({key: saved})


@transaction.atomic
def refresh_records(saved: Mapping[UUID, Collection[int]]) -> int:
    """The same for several records, by their keys: the queries grow with the translations that run, not with pages."""
    read = Records(saved)
    gone = [key for key in saved if key not in read.pages]
    for model in (KeptText, MachineText):
        model.objects.filter(translation_key__in=gone).delete()
    pairs = [(twin, original) for key in read.pages for twin, original in read.pairs(key)]
    kept = {(twin.translation_key, twin.locale_id) for twin, _original in pairs}
    TranslatedSource.objects.filter(pk__in=[row.pk for place, row in read.rows.items() if place not in kept]).delete()
    strings = {page.pk: strings_of(page) for page in read.specific({original for _twin, original in pairs})}
    new = []
    for twin, original in pairs:
        row, before = read.row(twin), read.before(twin)
        _refresh(row, original, strings[original.pk], read, twin.locale_id in saved[twin.translation_key])
        if row.pk is None and row.source_changed_at is None:
            new.append(row)
        elif row.pk is None or model_to_dict(row) != before:
            row.save()
    TranslatedSource.objects.bulk_create(new)
    return len(pairs)


def _refresh(row: TranslatedSource, original: Page, strings: list, read: Records, saved: bool) -> None:
    now = joined(strings)
    if row.pk is None:
        row.texts = now
    if (row.translation_key, row.locale_id) in read.running:
        _follow_segments(row, strings, now, saved)
    else:
        _follow_page(row, now, saved)
    row.changed_count = len(changed_paths(row.texts, now))
    if not row.changed_count:
        row.source_changed_at = None
    elif row.source_changed_at is None:
        row.source_changed_at = original.last_published_at or timezone.now()
    row.readers_behind_since = _readers_behind(row)


def _readers_behind(row: TranslatedSource) -> datetime | None:
    """Since when readers see less than the original says: also while what is translated waits for its publication.

    Where the original took its change back before anybody translated it, the public page is right again.
    """
    since = row.readers_behind_since or row.source_changed_at
    untouched = since and (row.translated_at is None or row.translated_at < since)
    return None if row.source_changed_at is None and untouched else since


def note_publication(page: Page) -> None:
    """Readers of a page that a person has just published see what there is; a refresh of the record must follow."""
    TranslatedSource.objects.filter(translation_key=page.translation_key, locale=page.locale_id).update(
        readers_behind_since=None
    )


def _follow_segments(row: TranslatedSource, strings: list, now: dict[str, str], saved: bool) -> None:
    translations = StringTranslation.objects.filter(context__object_id=row.translation_key, locale_id=row.locale_id)
    work = Work(strings, translations.select_related("context", "translation_of"))
    row.texts = worked_from(row.texts, now, work, saved)
    row.translated_at = work.latest
    row.untranslated_count, row.machine_count = work.untranslated, work.machine


def _follow_page(row: TranslatedSource, now: dict[str, str], saved: bool) -> None:
    """A page on its own is level with the original as it was when the page was last published."""
    if saved:
        row.texts, row.translated_at = now, timezone.now()
    row.untranslated_count = row.machine_count = 0
