from datetime import UTC, date, datetime, time
from itertools import count
from uuid import uuid4

import pytest
from wagtail.models import Page

from search import analysis, facets
from search.engines import engine
from search.models import CatalogueEntry, CatalogueRecord
from search.query import vocabulary

TODAY = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def _words_of_no_other_test(monkeypatch):
    monkeypatch.setattr(vocabulary, "_kept", vocabulary.Vocabulary())


@pytest.fixture
def make_record(db):
    """A function that makes a public record: a text in Albanian, or texts by language in ``words``.

    ``words`` are {language: (title, summary, text)}; ``files`` is (edition, page, text in Albanian) of each page.
    """
    root, numbers = Page.objects.get(depth=1), count(1)

    def make(title="", summary="", text="", day=date(2026, 3, 1), family="news", words=None, files=(), **facts):
        words = words or {"sq": (title, summary, text)}
        facts.setdefault("published_at", datetime.combine(day, time(9), UTC))
        key, number = uuid4(), next(numbers)
        position = (day.toordinal() << 32) + number
        signs = [facets.EVERY, facets.record(key), facets.family(family), facets.year(day.year)]
        signs += [facets.language(code) for code in words] + list(facts.pop("signs", ()))
        signs += [facets.reference(term) for term in facts.get("references", ())]
        fields = {"heading": list(facts.get("references", ())), "lead": [], "text": []}
        for language, texts in words.items():
            entry = CatalogueEntry.objects.create(
                page=root.add_child(instance=Page(title=texts[0] or "-", slug=f"{language}-{number}")),
                translation_key=key,
                position=position,
                language=language,
                languages=list(words),
                family=family,
                title=texts[0],
                summary=texts[1],
                text=texts[2],
                address=f"/{language}/{number}/",
                date=day,
                file_count=len(files),
                **facts,
            )
            for field, one in zip(fields, texts, strict=True):
                fields[field] += analysis.terms(one, language)
        paged = [f"#{edition}.{page} {' '.join(analysis.terms(one, 'sq'))}" for edition, page, one in files]
        record = CatalogueRecord.objects.create(
            position=position,
            translation_key=key,
            starts=facts.get("starts"),
            ends=facts.get("ends"),
            files=" ".join(paged),
            facets=" ".join(signs + [facets.HAS_FILE] * bool(files)),
            **{field: " ".join(terms) for field, terms in fields.items()},
        )
        engine().put([record])
        return entry

    return make
