"""Saving the form of the editor: all of it or nothing, and never over what somebody else did meanwhile."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail_localize.models import StringTranslation, Translation

from cms.desk.access import Work
from cms.desk.log_actions import TRANSLATED

from . import markup
from .segments import Row, mark_of, rows_of, state_of_source


@dataclass
class Outcome:
    """``refused`` is a sentence where nothing was saved; then the rows hold what was typed."""

    rows: list[Row]
    saved: int = 0
    refused: str = ""
    warnings: list[str] = field(default_factory=list)


class _Refused(Exception):
    """Carries the sentence; leaving the transaction with it undoes everything."""


def save(work: Work, user: AbstractBaseUser, data: QueryDict) -> Outcome:
    """Store the texts of ``data``: ``text-<key>``, ``was-<key>``, ``same-<key>``, ``checked-<key>`` and ``source``."""
    rows: list[Row] = []
    try:
        with transaction.atomic():
            Translation.objects.select_for_update().get(pk=work.translation.pk)
            rows = fill(rows_of(work), data)
            _refuse_changed_source(rows, data)
            compiled = [(row, _compiled(row)) for row in rows]
            if any(row.sentence for row in rows):
                raise _Refused(_("Nothing was saved yet. See the texts with a red mark, mend them and save again."))
            saved = store(work, user, [(row, text) for row, text in compiled if text is not None])
    except _Refused as refused:
        return Outcome(rows, refused=str(refused))
    return Outcome(rows, saved, warnings=_lost_links(compiled))


def fill(rows: list[Row], data: QueryDict) -> list[Row]:
    """Put into the rows what the form says; what belongs to a text that is gone goes to the new one at its place."""
    left: dict[str, list[str]] = {}
    keys = {row.key for row in rows}
    for name in data:
        key = name.removeprefix("text-")
        if name.startswith("text-") and key not in keys and data[name].strip():
            left.setdefault(key.partition("-")[0], []).append(markup.as_sent(data[name]))
    for row in rows:
        if f"text-{row.key}" in data:
            _fill(row, data)
        elif waiting := left.get(str(row.context.pk)):
            row.typed = waiting.pop(0)
    return rows


def _fill(row: Row, data: QueryDict) -> None:
    """A text that nobody touched is none: what somebody else wrote there meanwhile shows."""
    row.was, typed = data.get(f"was-{row.key}", ""), markup.as_sent(data[f"text-{row.key}"])
    row.typed = None if mark_of(typed) == row.was else typed
    row.same, row.checked = bool(data.get(f"same-{row.key}")), bool(data.get(f"checked-{row.key}"))
    if row.typed is None and not (row.same or row.checked):
        row.was = None


def _refuse_changed_source(rows: list[Row], data: QueryDict) -> None:
    if data.get("source") != state_of_source(rows):
        raise _Refused(
            _(
                "The original changed while you were writing, so nothing was saved yet. What you wrote stands in the "
                "form; compare it with the changed texts and save again."
            )
        )


def _compiled(row: Row) -> str | None:
    """The text to store, empty to take the translation away, None to leave it as it is or where a sentence says why."""
    if row.typed is None and not (row.same or row.checked):
        return None
    text = _wanted(row)
    if row.sentence or not row.is_behind or (_has_own_text(row) and (text or "") == _stored_text(row)):
        return text
    row.sentence = _conflict(row)
    # Both texts are read now; what was ticked is about the one that is no longer there.
    row.was, row.same, row.checked = None, False, False
    return None


def _has_own_text(row: Row) -> bool:
    return row.same or row.typed is not None


def _stored_text(row: Row) -> str:
    return row.stored.data if row.stored else ""


def _wanted(row: Row) -> str | None:
    if row.same and row.typed:
        row.sentence = _(
            "You wrote a text here and also ticked “Leave as it is in the original”. Take the tick or your text away "
            "and save again."
        )
        return None
    if row.same:
        return row.string.data
    if row.typed is None:
        return row.stored.data if row.stored else None
    return _markup(row, row.typed) if row.typed else ""


def _conflict(row: Row) -> str:
    if not row.translation:
        return _("Somebody else took the text away meanwhile. Decide what is right and save again.")
    return _("Somebody else wrote here meanwhile: “%(text)s”. Decide which text is right and save again.") % {
        "text": row.translation
    }


def _markup(row: Row, typed: str) -> str | None:
    try:
        return markup.from_form(typed, row.rich, row.string.data)
    except markup.UnfitMarkup as error:
        row.sentence = str(error)
        return None


def store(work: Work, user: AbstractBaseUser, texts: list[tuple[Row, str]], tool: str = "") -> int:
    """Keep stored texts, empty ones to take a translation away; log it and return how many changed."""
    saved = sum(_store(work, user, row, text, tool) for row, text in texts)
    if saved:
        log(instance=work.page, action=TRANSLATED, user=user, data={"count": saved})
    return saved


def _store(work: Work, user: AbstractBaseUser, row: Row, text: str, tool: str) -> bool:
    """True where something changed."""
    stored, manual = row.stored, StringTranslation.TRANSLATION_TYPE_MANUAL
    if not text:
        if stored:
            stored.delete()
        return bool(stored)
    if stored and (stored.data, stored.translation_type, stored.has_error) == (text, manual, False):
        return False
    row.stored = StringTranslation.objects.update_or_create(
        translation_of=row.string,
        locale=work.translation.target_locale,
        context=row.context,
        defaults={
            "data": text,
            "translation_type": manual,
            "tool_name": tool,
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )[0]
    return True


def _lost_links(compiled: list[tuple[Row, str | None]]) -> list[str]:
    return [
        _("In “%(place)s” a link of the original is missing. Put it back if that was not meant.") % {"place": row.place}
        for row, text in compiled
        if text and markup.lost_links(row.string.data, text)
    ]
