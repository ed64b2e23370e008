"""Pages that were written on their own, one in each language, become one record; and apart again.

Who may, and what may be joined, says ``joinable``; it is asked again here, when the pages can change no more.
"""

from collections.abc import Collection
from functools import partial
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import Translation

from cms.models import RecordPage
from search.catalogue.later import refresh_later as refresh_catalogue
from search.models import PinnedResult

from . import drafts
from .facts import share, share_chosen
from .joinable import bound_languages, changed_meanwhile, obstacle, obstacle_to_separate, record_of
from .later import refresh_later
from .log_actions import JOINED, SEPARATED
from .models import KeptText, MachineText
from .tasks import draft_translations

# Sent with ``old_key``, ``new_key`` and ``page`` after a page has changed its record: for tables that go by its key.
record_changed = Signal()


class Refused(ValidationError):
    """The pages are not what they were when somebody asked to join or separate them; the message is for the user."""


@transaction.atomic
def join(page: Page, other: Page, from_other: Collection[str], user: AbstractBaseUser) -> None:
    """Make the record of ``other`` and that of ``page`` one. Raises ValidationError, and nothing has happened then.

    Of the facts that differ, those named in ``from_other`` are taken from ``other``, all else from ``page``. Drafts
    that the portal made where a page is now are deleted. What the pages were before stands in their history.
    """
    page, other = _held(page, other)
    if sentence := obstacle(page, other, user):
        raise Refused(sentence)
    # The key that the package's tables have stays.
    stays, moves = (other, page) if bound_languages(other) else (page, other)
    stay, move, old = record_of(stays), record_of(moves), moves.translation_key
    left_over = _make_room(stays, moves)
    _move(move, stays.translation_key)
    page, other = (Page.objects.get(pk=each.pk).specific for each in (page, other))
    share_chosen(page, other, set(from_other), user)
    _tell_third_languages(page, other, len(stay) + len(move), user)
    for one in stay:
        for two in move:
            _log(JOINED, one, two, user)
            _log(JOINED, two, one, user, former=str(old))
    _follow(old, move)
    if left_over and drafts.are_wanted():
        _make_drafts_anew([page, other], user)


@transaction.atomic
def separate(page: Page, other: Page, user: AbstractBaseUser) -> None:
    """Undo the joining of two pages: one gets the key that it had. Facts stay as they are. Raises Refused."""
    page, other = _held(page, other)
    if sentence := obstacle_to_separate(page, other, user):
        raise Refused(sentence)
    goes, stays = (page, other) if other.locale_id in bound_languages(other) else (other, page)
    old = goes.translation_key
    _move([goes], _former_key(goes))
    _log(SEPARATED, goes, stays, user)
    _log(SEPARATED, stays, goes, user)
    _follow(old, [goes])


def _held(page: Page, other: Page) -> list[Page]:
    """Both as they are now; until the end of the transaction nobody changes their records or translates there."""
    keys = _keys_of(page, other)
    list(Translation.objects.select_for_update().filter(source__object_id__in=keys).order_by("pk"))
    list(Page.objects.select_for_update().filter(translation_key__in=keys).order_by("pk"))
    if len(keys) < 2 or _keys_of(page, other) != keys:
        raise Refused(changed_meanwhile())
    return [Page.objects.select_related("locale").get(pk=each.pk).specific for each in (page, other)]


def _keys_of(page: Page, other: Page) -> list[UUID]:
    pages = Page.objects.filter(pk__in=[page.pk, other.pk]).order_by("pk")
    return list(pages.values_list("translation_key", flat=True))


def _make_room(stays: Page, moves: Page) -> bool:
    """Delete what gives way; return whether that left a language without a page."""
    standing = {each.pk: each.locale_id for each in [*record_of(stays), *record_of(moves)]}
    taken = set(standing.values())
    kept = {twin.locale_id for twin in stays.get_translations() if twin.locale_id not in taken}
    left_over = False
    for twin in [*stays.get_translations(), *moves.get_translations()]:
        if twin.pk in standing:
            continue
        if twin.translation_key == moves.translation_key or twin.locale_id in taken:
            left_over = left_over or twin.locale_id not in taken | kept
            twin.specific.delete()
    return left_over


def _make_drafts_anew(pages: list[Page], user: AbstractBaseUser) -> None:
    page = next((each for each in pages if each.live and isinstance(each, RecordPage)), None)
    if page:
        transaction.on_commit(partial(draft_translations.enqueue, page.pk, user.pk))


def _move(pages: list[Page], key: UUID) -> None:
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(translation_key=key)
    for page in pages:
        page.translation_key = key


def _tell_third_languages(page: Page, other: Page, number: int, user: AbstractBaseUser) -> None:
    """The two agree; what is public of them goes to the other languages as after a publication."""
    public = next((each for each in (page, other) if each.live), None)
    if number > 2 and public:
        share(Page.objects.get(pk=public.pk).specific, user)


def _former_key(page: Page) -> UUID:
    entries = PageLogEntry.objects.filter(page=page.pk, action=JOINED).order_by("-timestamp", "-pk")
    for data in entries.values_list("data", flat=True):
        former = data.get("former_key")
        if former and not Page.objects.filter(translation_key=former).exists():
            return UUID(former)
    return uuid4()


def _log(action: str, page: Page, other: Page, user: AbstractBaseUser, former: str = "") -> None:
    data = {"id": other.pk, "title": other.title, "language": other.locale.language_code}
    log(instance=page, action=action, user=user, data={"other": data, "former_key": former})


def _follow(old: UUID, pages: list[Page]) -> None:
    """Take along what goes by the key; ``pages`` have left the record ``old`` for one of the same new key."""
    new = pages[0].translation_key
    for page in pages:
        for model in (KeptText, MachineText):
            model.objects.filter(translation_key=old, locale=page.locale_id).update(translation_key=new)
        PinnedResult.objects.filter(page=page.pk).update(translation_key=new)
    for key in (old, new):
        refresh_later(key)
    refresh_catalogue([old, new])
    for page in pages:
        record_changed.send(sender=page.specific_class, old_key=old, new_key=new, page=page)
