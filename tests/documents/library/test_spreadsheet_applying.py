"""Changes of a spreadsheet applied: nothing changes before the confirmation, and nobody is overwritten."""

from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from documents.models import DocumentRecord, PublicationDocument
from tests.documents.library.sheets import APPLY, confirm, differences, fresh, preview, refusals, rows_of, workbook

pytestmark = pytest.mark.one_database


def test_differences_are_shown_and_nothing_changes_before_they_are_confirmed(office, act):
    (row,) = rows_of(office)
    new = row | {
        "title": "Vendim i ri",
        "date": date(2026, 3, 1),
        "body": "mayor",
        "topics": "roads",
        "description": None,
    }
    page = preview(office, workbook([new]))
    assert differences(page) == [
        ("2", "title", "Vendim për buxhetin", "Vendim i ri"),
        ("2", "description", "Miratuar.\nDy rreshta.", differences(page)[1][3]),
        ("2", "body", "assembly", "mayor"),
        ("2", "date", "2026-02-20", "2026-03-01"),
        ("2", "topics", "budget, roads", "roads"),
    ]
    assert fresh(act).title == "Vendim për buxhetin"
    confirm(office, page)
    changed = fresh(act)
    assert (changed.title, changed.description, str(changed.date)) == ("Vendim i ri", "", "2026-03-01")
    assert changed.issuing_body.code == "mayor"
    assert [topic.code for topic in changed.topics.all()] == ["roads"]
    entry = ModelLogEntry.objects.for_instance(changed).get(action="documents.spreadsheet")
    assert entry.data["columns"] == ["title", "description", "body", "date", "topics"]
    assert changed.version_number == 1


def test_changed_documents_are_found_by_their_new_words(office, act):
    (row,) = rows_of(office)
    confirm(office, preview(office, workbook([row | {"title": "Udhëzim për rrugët", "reference": "77/2026"}])))
    changed = fresh(act)
    assert changed.folded == "udhezim per rruget"
    assert changed.record.folded == "77 2026"


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("id", "999999", "999999"),
        ("id", "", "“"),
        ("id", "first", "first"),
        ("title", "", "title"),
        ("title", "x" * 300, "255"),
        ("kind", "decree", "decree"),
        ("body", "no-such-body", "no-such-body"),
        ("topics", "budget, no-such-topic", "no-such-topic"),
        ("language", "de", "de"),
        ("date", "31.02.2026", "31.02.2026"),
        ("date", "soon", "soon"),
        ("reference", "9" * 70, "60"),
        ("reference", datetime(2026, 12, 1), "reference"),
        ("record", "another", "another"),
        ("collection", "Elsewhere", "Elsewhere"),
        ("checksum", "0" * 64, "checksum"),
        ("state", "public", "not-public"),
        ("pages", 7, "pages"),
        ("file", "other.pdf", "other.pdf"),
        ("address", "/d/1/x", "address"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_row(office, act, make_document, column, cell, words):
    make_document(title="Good")
    bad, good = rows_of(office)
    page = preview(office, workbook([bad | {column: cell}, good | {"title": "Better"}]))
    (sentence,) = refusals(page)
    assert "2" in sentence.split(":")[0]
    assert words in sentence
    assert [difference[0] for difference in differences(page)] == ["3"]
    confirm(office, page)
    assert fresh(act).title == "Vendim për buxhetin"
    assert PublicationDocument.objects.filter(title="Better").exists()


def test_a_document_changed_since_the_preview_is_left_out_and_named(office, act, make_document):
    other = make_document(title="Other")
    page = preview(office, workbook([{"id": act.pk, "title": "Mine"}, {"id": other.pk, "title": "Mine, too"}]))
    act.title = "Theirs"
    act.save()
    answer = confirm(office, page)
    assert fresh(act).title == "Theirs"
    assert fresh(other).title == "Mine, too"
    assert "Theirs" in BeautifulSoup(answer.content, "lxml").get_text()


def test_a_confirmation_counts_once(office, act):
    page = preview(office, workbook([{"id": act.pk, "title": "Mine"}]))
    confirm(office, page)
    edition = fresh(act)
    edition.title = "Theirs"
    edition.save()
    confirm(office, page)
    assert fresh(act).title == "Theirs"


def test_a_body_deleted_since_the_preview_is_left_out(office, act, bodies):
    page = preview(office, workbook([{"id": act.pk, "body": "mayor"}]))
    bodies["mayor"].delete()
    confirm(office, page)
    assert fresh(act).issuing_body.code == "assembly"


def test_what_the_browser_made_up_is_not_trusted(office, act, client, roles):
    from django.contrib.auth import get_user_model

    sealed = preview(office, workbook([{"id": act.pk, "title": "Mine"}])).select_one("input[name=changes]")["value"]
    for value in ("", "nonsense", sealed[:-2] + "xx"):
        office.post(reverse(APPLY), {"changes": value})
    admin = get_user_model().objects.create_superuser("other", password="a-password-for-tests")
    client.force_login(admin)
    client.post(reverse(APPLY), {"changes": sealed})
    assert fresh(act).title == "Vendim për buxhetin"


def test_a_right_taken_since_the_preview_is_gone(office, act, officer, closed_off):
    page = preview(office, workbook([{"id": act.pk, "title": "Mine"}]))
    officer.groups.set([closed_off[0]])
    confirm(office, page)
    assert fresh(act).title == "Vendim për buxhetin"


def test_a_fact_changed_in_one_row_holds_for_all_languages(office, pair):
    albanian, serbian = rows_of(office)
    confirm(office, preview(office, workbook([albanian | {"reference": "5/2026"}, serbian | {"title": "Novi naslov"}])))
    assert fresh(pair[1]).reference == "5/2026"
    assert fresh(pair[1]).title == "Novi naslov"


def test_languages_can_be_exchanged_but_not_doubled(office, pair):
    albanian, serbian = rows_of(office)
    page = preview(office, workbook([albanian | {"language": "sr-latn"}]))
    assert len(refusals(page)) == 1
    exchanged = [albanian | {"language": "sr-latn"}, serbian | {"language": "sq"}]
    confirm(office, preview(office, workbook(exchanged)))
    assert (fresh(pair[0]).language, fresh(pair[1]).language) == ("sr-latn", "sq")


def test_a_language_taken_since_the_preview_leaves_the_document_as_it_was(office, act, make_document):
    page = preview(office, workbook([{"id": act.pk, "language": "sr-latn", "title": "Odluka"}]))
    make_document(title="Faster", language="sr-latn", record=DocumentRecord.objects.get(pk=act.record_id))
    confirm(office, page)
    assert (fresh(act).language, fresh(act).title) == ("sq", "Vendim për buxhetin")


def test_a_failure_in_the_middle_changes_nothing(office, act, make_document, monkeypatch):
    other = make_document(title="Other")
    page = preview(office, workbook([{"id": act.pk, "title": "Mine"}, {"id": other.pk, "title": "Mine, too"}]))
    save = PublicationDocument.save

    def fail(edition, *args, **kwargs):
        if edition.pk == other.pk:
            raise RuntimeError("The disk is full")
        save(edition, *args, **kwargs)

    monkeypatch.setattr(PublicationDocument, "save", fail)
    with pytest.raises(RuntimeError):
        confirm(office, page)
    assert fresh(act).title == "Vendim për buxhetin"


@pytest.mark.parametrize("name", ["spreadsheet", "download", "spreadsheet_apply"])
def test_spreadsheets_are_for_those_who_may_change_documents(client, translator, act, name):
    client.force_login(translator)
    address = reverse(f"documents_office:{name}", args=["csv"] if name == "download" else [])
    answer = client.post(address) if name == "spreadsheet_apply" else client.get(address)
    assert answer["Location"] == reverse("wagtailadmin_home")
