"""Filling a portal with a synthetic municipality: terms, years and records, published in bulk."""

import random
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from itertools import islice

from django.conf import settings
from django.db import transaction

from cms.later import many_at_once
from cms.models import Body, BodyKind, Place, Topic
from cms.translations.drafts import no_translation_drafts
from cms.translations.facts import no_sharing
from home.tree import PortalTree, build_tree
from pages.bulk import publish_new
from pages.years import year_page

from .records import ONE_LANGUAGE, Terms, make_records
from .words import Chain

BATCH = 1_000
BODIES, TOPICS, PLACES = 24, 14, 38


def fill(entries: int, last_day: date, now: datetime, told: Callable[[int], None] = lambda written: None) -> int:
    """Publish about ``entries`` pages in all public languages that have a chain; how many pages were written.

    ``told`` hears after every batch how many pages there are. Each batch is a transaction of its own.
    """
    languages = [language for language in ("sq", "sr-latn") if language in settings.PUBLIC_LANGUAGES]
    chains = {language: Chain(language) for language in languages}
    per_record = 1 + (len(languages) - 1) * (100 - ONE_LANGUAGE) / 100
    records = make_records(round(entries / per_record), last_day, _terms(), chains)
    tree, written = build_tree(), 0
    while batch := list(islice(records, BATCH)):
        with many_at_once(), no_translation_drafts(), no_sharing(), transaction.atomic():
            written += _publish(batch, tree, now)
        told(written)
    return written


def _publish(records: list[dict], tree: PortalTree, now: datetime) -> int:
    shelves = defaultdict(list)
    for record in records:
        for language, page in record.items():
            shelves[language, type(page), page.record_date.year].append(page)
    for (language, model, year), pages in shelves.items():
        publish_new(year_page(tree.section_for(model, language), year), pages, now)
    return sum(len(pages) for pages in shelves.values())


@transaction.atomic
def _terms() -> Terms:
    """Bodies, topics and places with invented names; those of an earlier run are used again."""
    names = {language: Chain(language) for language in ("sq", "sr-latn")}
    kinds = list(BodyKind)
    bodies = [
        Body.objects.get_or_create(
            code=f"corpus-{n}", defaults={"name": _named(names, "body", n), "kind": kinds[n % len(kinds)]}
        )[0]
        for n in range(BODIES)
    ]
    topics = [_term(Topic, n, names) for n in range(TOPICS)]
    return Terms(bodies, topics, [_term(Place, n, names) for n in range(PLACES)])


def _term(model, n: int, names: dict[str, Chain]):
    word = model._meta.model_name
    return model.objects.get_or_create(code=f"corpus-{n}", defaults={"name": _named(names, word, n)})[0]


def _named(names: dict[str, Chain], word: str, n: int) -> dict[str, str]:

    dice = random.Random(f"{word}{n}")  # noqa: S311 - names, not secrets
    return {language: f"{chain.name(dice)} {n}" for language, chain in names.items()}
