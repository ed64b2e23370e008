"""A language of a record as the board shows it, and where one goes from it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.parity.choices import DOCUMENT, PAGE_FAMILIES, TERM, State
from cms.parity.models import RecordLanguages
from cms.parity.reading.terms import MODELS
from cms.translations.rights import has_model_right
from documents.models import PublicationDocument

TERMS = {model._meta.model_name: model for model in MODELS}


@dataclass(frozen=True)
class Cell:
    """Addresses are empty where there is nothing to go to. ``start_url`` takes a POST, ``add_url`` is a screen."""

    state: str
    label: str
    edit_url: str = ""
    changes_url: str = ""
    start_url: str = ""
    add_url: str = ""
    add_label: str = ""


def cell_of(row: RecordLanguages, language: str, user: AbstractBaseUser) -> Cell:
    state = row.state_in(language)
    key = row.objects_by_language.get(language)
    start, (add, label) = "", ("", "")
    if state == State.MISSING and row.kind in PAGE_FAMILIES:
        start = reverse("parity:start", args=[row.key, language])
    elif state == State.MISSING:
        add, label = _adding(row, language, user)
    changes = _changes_url(row, language, key) if state == State.OUTDATED else ""
    return Cell(state, str(State(state).label), edit_url(row, key), changes, start, add, label)


def edit_url(row: RecordLanguages, key: int | None) -> str:
    if key is None:
        return ""
    if row.kind == DOCUMENT:
        return reverse("wagtaildocs:edit", args=[key])
    if row.kind == TERM:
        return reverse(TERMS[row.detail].snippet_viewset.get_url_name("edit"), args=[key])
    return reverse("wagtailadmin_pages:edit", args=[key])


def first_edit_url(row: RecordLanguages) -> str:
    """To the language that the title is shown in, or to any other."""
    keys = list(row.objects_by_language.values())
    return edit_url(row, keys[0]) if keys else ""


def _adding(row: RecordLanguages, language: str, user: AbstractBaseUser) -> tuple[str, str]:
    """(address, label) of the screen on which the missing file or name is added, for whoever may."""
    if row.kind == DOCUMENT and has_model_right(user, PublicationDocument, "add"):
        query = urlencode({"record": row.key, "language": language})
        return f"{reverse('wagtaildocs:add')}?{query}", _("Upload the file")
    if row.kind == TERM and has_model_right(user, TERMS[row.detail], "change"):
        return first_edit_url(row), _("Write the name")
    return "", ""


def _changes_url(row: RecordLanguages, language: str, key: int) -> str:
    if row.kind == DOCUMENT:
        return reverse("parity:document_changes", args=[key])
    if row.kind == TERM:
        return reverse("parity:name_changes", args=[row.detail, key, language])
    return reverse("parity:changes", args=[key])
