"""What the catalogue says of a published record."""

from datetime import date

from documents.office.library import changes
from search.catalogue.difference import differences
from search.models import CatalogueEntry, CatalogueRecord
from tests.builders import make_act


def test_a_published_act_has_an_entry_with_its_facts(tree, committed):
    with committed():
        act = make_act(tree, subject="Buxheti ndahet.", in_force_until=date(2027, 1, 1))
    entry = CatalogueEntry.objects.get(page=act)
    assert (entry.language, entry.family, entry.kind) == ("sq", "act", "decision")
    assert entry.address == act.url
    assert (entry.title, entry.summary) == (act.title, act.summary)
    assert entry.references == ["01-12/2026"]
    assert entry.body == act.issuing_body
    assert entry.date == date(2026, 2, 20)
    assert (entry.starts, entry.ends) == (date.max, date(2027, 1, 1))
    assert entry.languages == ["sq"]
    assert "Buxheti ndahet." in entry.text.splitlines()
    record = CatalogueRecord.objects.get(translation_key=act.translation_key)
    assert record.position == entry.position == date(2026, 2, 20).toordinal() << 32 | act.pk
    assert {"every", "f.act", "k.act.decision", "b.assembly", "y.2026", "l.sq", "o.sq"} <= set(record.facets.split())
    assert {"2026-02-20", "--02-20"} <= set(record.lead.split())
    # A part of its reference is found, but no reference of its own.
    assert {"1/12/2026", "12/2026"} <= set(record.heading.split())
    assert [sign for sign in record.facets.split() if sign.startswith("r.")] == ["r.1/12/2026"]


def test_documents_that_are_joined_are_found_by_both_languages(catalogued_tree, committed, make_document):
    target, other = make_document("Vendimi"), make_document("Odluka", language="sr-latn", name="odluka.pdf")
    with committed():
        act = make_act(catalogued_tree, documents=[target])
    with committed():
        changes.merge(target.record, other.record)
    assert "odluk" in CatalogueRecord.objects.get(translation_key=act.translation_key).files.split()
    assert list(differences()) == []
