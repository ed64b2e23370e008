"""Names of terms and what they were made from: a name whose source was changed later has to be looked at again."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Model

from .models import TermName
from .reading.terms import MODELS, key_of_term, names_of


def source_language(names: Mapping[str, str]) -> str | None:
    """The first public language that has a name; the others are made from it."""
    return next((language for language in settings.PUBLIC_LANGUAGES if language in names), None)


@transaction.atomic
def note(terms: Iterable[Model], today: date) -> None:
    """Write down what these terms are called now; ``today`` is the day of what changed. Safe to run twice."""
    by_key = {key_of_term(type(term), term.pk): names_of(term.name) for term in terms}
    rows: dict = {}
    for row in TermName.objects.filter(key__in=list(by_key)):
        rows.setdefault(row.key, {})[row.language] = row
    for key, names in by_key.items():
        known, first = rows.get(key, {}), source_language(names)
        made = {language: name for language, name in names.items() if language != first}
        if gone := [row.pk for language, row in known.items() if language not in made]:
            TermName.objects.filter(pk__in=gone).delete()
        for language, name in made.items():
            row = known.get(language) or TermName(key=key, language=language)
            before = (row.name, row.source, row.changed_on)
            _follow(row, name, names[first], today)
            if before != (row.name, row.source, row.changed_on):
                row.save()


def _follow(row: TermName, name: str, source: str, today: date) -> None:
    if row.name != name:
        row.name, row.source, row.changed_on = name, source, None
    elif row.source == source:
        row.changed_on = None
    elif row.changed_on is None:
        row.changed_on = today


def note_all(today: date) -> None:
    for model in MODELS:
        note(model.objects.all(), today)


def forget(term: Model) -> None:
    TermName.objects.filter(key=key_of_term(type(term), term.pk)).delete()


def confirm(term: Model, language: str, source: str) -> bool:
    """Somebody says that the name is right though its source changed; False where ``source`` changed again since."""
    names = names_of(term.name)
    if names.get(source_language(names) or "") != source:
        return False
    TermName.objects.filter(key=key_of_term(type(term), term.pk), language=language).update(
        source=source, changed_on=None
    )
    return True
