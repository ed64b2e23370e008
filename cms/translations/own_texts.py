"""From a translation kept in step to a page of its own and back, without losing a word of either."""

from collections import defaultdict
from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue, validate_translation_links

from .kept import keep_page
from .machine import unconfirmed_in
from .machine_marks import plain
from .models import Loss, MachineText, TranslatedSource
from .texts import joined, strings_of

# Place of a text in a page: its path, and which of the path's texts it is.
Place = tuple[str, int]


def places(strings: list[StringSegmentValue]) -> dict[Place, StringSegmentValue]:
    counted: dict[str, int] = defaultdict(int)
    found = {}
    for segment in strings:
        found[segment.path, counted[segment.path]] = segment
        counted[segment.path] += 1
    return found


def paired(strings: list[StringSegmentValue], others: list[StringSegmentValue]) -> dict[Place, StringSegmentValue]:
    """Places of ``others`` whose path has as many texts in ``strings``: what stands there stands for each other."""
    counts, wanted = _counts(strings), _counts(others)
    return {place: text for place, text in places(others).items() if counts.get(place[0]) == wanted[place[0]]}


def _counts(strings: list[StringSegmentValue]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for segment in strings:
        counts[segment.path] += 1
    return counts


def replace_texts(page: Page, texts: Mapping[Place, str]) -> bool:
    """Put texts into the specific ``page`` in memory; return whether that changed anything.

    A text holds inline marks as its place has them; one with a link that its place has not stays out.
    """
    segments = extract_segments(page)
    changed = False
    for place, segment in places([each for each in segments if isinstance(each, StringSegmentValue)]).items():
        text = texts.get(place)
        if text is not None and text != segment.string.data and is_usable(segment.string.data, text):
            segment.string, changed = StringValue(text), True
    if changed:
        ingest_segments(page, page, page.locale, page.locale, segments)
    return changed


def is_usable(original: str, text: str) -> bool:
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(original, text)
    except ValueError:
        return False
    return True


def translations_from(page: Page) -> list[Translation]:
    """The running translations of the original ``page`` whose pages exist."""
    running = Translation.objects.filter(
        source__object_id=page.translation_key, source__locale_id=page.locale_id, enabled=True
    )
    return [each for each in running.select_related("source") if each.source.object.has_translation(each.target_locale)]


@transaction.atomic
def make_own(translation: Translation, user: AbstractBaseUser) -> None:
    """Stop a translation: what was translated goes into the page's draft, and a copy of both texts is kept."""
    page = translation.get_target_instance().get_latest_revision_as_object()
    keep_page(page, Loss.STOPPED, user)
    source = strings_of(translation.source.as_instance())
    known = translations_by_source(translation)
    texts = {
        place: known[text.path, text.string.data]
        for place, text in paired(strings_of(page), source).items()
        if (text.path, text.string.data) in known
    }
    if replace_texts(page, texts):
        page.save_revision(user=user, clean=False)
    translation.enabled = False
    translation.save(update_fields=["enabled"])


def translations_by_source(translation: Translation) -> dict[tuple[str, str], str]:
    """(path, text of the original) to its translation, without those that cannot be used."""
    texts = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id, has_error=False
    )
    return {
        (path, source): text
        for path, source, text in texts.values_list("context__path", "translation_of__data", "data")
    }


@transaction.atomic
def keep_in_step(translation: Translation, user: AbstractBaseUser) -> int:
    """Start the translation again; return how many texts of the page became translations.

    The page's own text counts as the newer one wherever the original is what it was when the page was level with it.
    Everything that does not fit is kept and offered by the merge; what a machine wrote stays the machine's.
    """
    page = translation.get_target_instance().get_latest_revision_as_object()
    keep_page(page, Loss.SYNCHRONISED, user)
    translation.source.update_from_db()
    source = strings_of(translation.source.as_instance())
    row = TranslatedSource.objects.filter(translation_key=page.translation_key, locale_id=page.locale_id).first()
    now = joined(source)
    level = {path for path, text in now.items() if row is None or row.texts.get(path) == text}
    originals = places(source)
    machine = {plain(mark.text): mark for mark in unconfirmed_in(page)}
    taken = 0
    for place, own in paired(source, strings_of(page)).items():
        if place[0] in level and own.string != originals[place].string:
            text = own.string.data
            taken += store(translation, originals[place], text, user, machine.get(plain(text)))
    translation.enabled = True
    translation.save(update_fields=["enabled"])
    return taken


def store(
    translation: Translation,
    original: StringSegmentValue,
    text: str,
    user: AbstractBaseUser,
    mark: MachineText | None = None,
) -> bool:
    """Make ``text`` the user's translation of a text of the original; False where it cannot be, or is already.

    With a ``mark`` it becomes the machine's that the mark tells of.
    """
    if not is_usable(original.string.data, text):
        return False
    string = String.from_value(translation.source.locale, original.string)
    context = TranslationContext.objects.get(object_id=translation.source.object_id, path=original.path)
    found = StringTranslation.objects.filter(
        translation_of=string, context=context, locale_id=translation.target_locale_id
    ).first() or StringTranslation(translation_of=string, context=context, locale_id=translation.target_locale_id)
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if mark else StringTranslation.TRANSLATION_TYPE_MANUAL
    if found.data == text and found.translation_type == kind:
        return False
    found.data, found.translation_type, found.tool_name = text, kind, mark.tool if mark else ""
    found.last_translated_by, found.has_error, found.field_error = user, False, ""
    found.save()
    return True
