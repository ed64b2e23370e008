"""Several files at once, and the table that finishes them."""

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.models import DocumentRecord, DocumentUse, PublicationDocument, ReadingState
from documents.office.library.bulk import batches
from tests.admin_forms import filled_form
from tests.builders import make_act
from tests.documents.library.conftest import uploaded

ADDRESS = "documents_office:bulk"


@pytest.fixture
def upload(office, bodies, topics):
    """A function that sends files with what they share and returns the answer that follows."""

    def send(*files, **fields):
        root = filled_form(office, reverse(ADDRESS))["collection"] or "1"
        shared = {"language": "sq", "kind": "decision", "date": "2026-02-20", "collection": root}
        shared |= {"issuing_body": bodies["assembly"].pk, "topics": [topics[0].pk]}
        return office.post(reverse(ADDRESS), {"files": list(files), **shared, **fields}, follow=True)

    return send


@pytest.fixture
def finish(office):
    """A function that opens the table of an upload, fills in ``title-<row>`` and the like, and saves."""

    def save(address: str, **cells):
        fields = filled_form(office, address)
        editions = sorted({name.split("-")[1] for name in fields if name.startswith("row-")}, key=int)
        named = {}
        for name, value in cells.items():
            column, row = name.rsplit("_", 1)
            named[f"row-{editions[int(row)]}-{column}"] = value
        return office.post(address, {**fields, **named}, follow=True)

    return save


def table_of(answer) -> str:
    return answer.redirect_chain[-1][0]


def titles() -> list[str]:
    return list(PublicationDocument.objects.order_by("pk").values_list("title", flat=True))


def test_files_become_documents_with_what_they_share(upload, make_pdf, officer, bodies, topics, client):
    upload(uploaded("Vendim_për-buxhetin.pdf", make_pdf(2)), uploaded("lista.txt", "Lista e çmimeve".encode()))
    first, second = PublicationDocument.objects.order_by("pk")
    assert titles() == ["Vendim për buxhetin", "lista"]
    for edition in (first, second):
        assert (edition.language, edition.kind, str(edition.date)) == ("sq", "decision", "2026-02-20")
        assert edition.issuing_body == bodies["assembly"]
        assert list(edition.topics.all()) == [topics[0]]
        assert edition.uploaded_by_user == officer
        assert edition.current_version.reading.state == ReadingState.WAITING
    assert first.pages == 2
    assert first.record_id != second.record_id
    client.logout()
    assert client.get(first.url).status_code == 404


@pytest.mark.one_database
def test_refused_files_are_named_and_nothing_of_them_stays(upload, make_pdf):
    answer = upload(
        uploaded("mirë.pdf", make_pdf(1)),
        uploaded("program.pdf", b"MZ\x90\x00 no document"),
        uploaded("zbrazët.pdf", b""),
    )
    content = answer.content.decode()
    assert titles() == ["mirë"]
    assert "program.pdf" in content
    assert "zbrazët.pdf" in content
    folders, _files = default_storage.listdir("documents")
    assert len(folders) == 1
    assert "program.pdf" in answer.client.get(table_of(answer)).content.decode()


@pytest.mark.one_database
def test_refusals_alone_keep_what_was_typed(upload):
    answer = upload(uploaded("program.pdf", b"MZ no document"))
    content = answer.content.decode()
    assert not answer.redirect_chain
    assert "program.pdf" in content
    assert 'value="2026-02-20"' in content
    assert DocumentRecord.objects.count() == 0


@pytest.mark.one_database
def test_a_wrong_form_uploads_nothing(upload, make_pdf, closed_off):
    for wrong in ({"language": "xx"}, {"date": "someday"}, {"collection": closed_off[1].pk + 1000}):
        answer = upload(uploaded("mirë.pdf", make_pdf(1)), **wrong)
        assert "error-message" in answer.content.decode()
    assert PublicationDocument.objects.count() == 0


def test_files_go_only_where_the_user_may_put_them(upload, make_pdf, closed_off, officer, roles):
    officer.groups.set([closed_off[0]])
    upload(uploaded("mirë.pdf", make_pdf(1)), collection=1)
    assert PublicationDocument.objects.count() == 0
    upload(uploaded("mirë.pdf", make_pdf(1)), collection=closed_off[1].pk)
    assert PublicationDocument.objects.get().collection == closed_off[1]


@pytest.mark.one_database
def test_too_many_files_get_a_sentence(office, settings, make_pdf, upload):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    answer = upload(*(uploaded(f"{number}.txt", b"text") for number in range(3)))
    assert "messages" in answer.content.decode()
    assert answer.redirect_chain[0][0] == reverse(ADDRESS)
    assert PublicationDocument.objects.count() == 0


@pytest.mark.one_database
def test_another_site_cannot_upload_for_the_officer(officer, roles):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)
    answer = strict.post(reverse(ADDRESS), {"files": uploaded("a.txt", b"text"), "language": "sq"})
    assert answer.status_code == 403
    assert PublicationDocument.objects.count() == 0


@pytest.mark.one_database
def test_uploading_is_for_those_who_may_add_documents(client, translator):
    client.force_login(translator)
    assert client.get(reverse(ADDRESS))["Location"] == reverse("wagtailadmin_home")
    assert client.post(reverse(ADDRESS), {"files": uploaded("a.txt", b"text")}).status_code == 302
    assert PublicationDocument.objects.count() == 0


def test_a_file_that_is_there_already_is_pointed_out(upload, make_pdf, make_document):
    content = make_pdf(2)
    known = make_document(title="Vendimi i vjetër", content=content)
    answer = upload(uploaded("përsëri.pdf", content))
    page = answer.content.decode()
    assert f'<a href="{reverse("wagtaildocs:edit", args=[known.pk])}">Vendimi i vjetër</a>' in page
    assert PublicationDocument.objects.count() == 2


def test_a_file_of_others_that_is_there_already_is_not_betrayed(upload, make_pdf, make_document, closed_off, officer):
    content = make_pdf(2)
    make_document(title="Vendimi i vjetër", content=content)
    officer.groups.set([closed_off[0]])
    answer = upload(uploaded("përsëri.pdf", content), collection=closed_off[1].pk)
    assert "Vendimi i vjetër" not in answer.content.decode()


def test_the_table_saves_all_rows(upload, finish, make_pdf, bodies):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2))))
    finish(
        table,
        title_0="Vendim për rrugët",
        reference_0="01-5/2026",
        date_0="2026-03-01",
        title_1="Odluka o školama",
        language_1="sr-latn",
        kind_1="regulation",
        issuing_body_1=str(bodies["mayor"].pk),
    )
    first, second = PublicationDocument.objects.order_by("pk")
    assert (first.title, first.reference, str(first.date)) == ("Vendim për rrugët", "01-5/2026", "2026-03-01")
    assert (second.title, second.language, second.kind) == ("Odluka o školama", "sr-latn", "regulation")
    assert second.issuing_body == bodies["mayor"]


def test_good_rows_are_saved_and_faulty_ones_stay(upload, finish, make_pdf):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2))))
    answer = finish(table, title_0="Saved", title_1="", date_1="yesterday")
    assert titles() == ["Saved", "b"]
    page = answer.content.decode()
    assert page.count('<tr class="library-row--faulty">') == 1
    assert 'value="yesterday"' in page
    assert 'value="Saved"' in page


def test_two_languages_of_one_document_are_joined(upload, finish, make_pdf):
    table = table_of(
        upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2)), uploaded("c.pdf", make_pdf(3)))
    )
    finish(table, group_0="a", group_2="A ", language_2="sr-latn", reference_2="01-5/2026")
    first, alone, other = PublicationDocument.objects.order_by("pk")
    assert first.record_id == other.record_id != alone.record_id
    assert (first.language, other.language) == ("sq", "sr-latn")
    assert first.reference == other.reference == "01-5/2026"
    assert DocumentRecord.objects.count() == 2


def test_what_is_joined_stays_joined_and_takes_a_third_language(upload, finish, make_pdf, settings, office):
    settings.PUBLIC_LANGUAGES = ["sq", "sr-latn", "en"]
    table = table_of(
        upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2)), uploaded("c.pdf", make_pdf(3)))
    )
    finish(table, group_0="x", group_1="x", language_1="sr-latn")
    assert "disabled" in office.get(table).content.decode()
    finish(table, group_2="A", language_2="en")
    assert DocumentRecord.objects.count() == 1
    assert PublicationDocument.objects.count() == 3


def test_the_same_language_twice_is_not_joined(upload, finish, make_pdf):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2))))
    page = finish(table, group_0="1", group_1="1", title_0="Changed").content.decode()
    assert DocumentRecord.objects.count() == 2
    assert titles() == ["a", "b"]
    assert page.count('<tr class="library-row--faulty">') == 2


def test_facts_that_contradict_each_other_are_not_joined(upload, finish, make_pdf):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2))))
    cells = {"group_0": "1", "group_1": "1", "language_1": "sr-latn", "date_0": "2026-01-01", "date_1": "2026-01-02"}
    assert "library-row--faulty" in finish(table, **cells).content.decode()
    assert DocumentRecord.objects.count() == 2


def test_a_faulty_row_holds_its_group_back(upload, finish, make_pdf):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2))))
    page = finish(table, group_0="1", group_1="1", language_1="sr-latn", title_1="").content.decode()
    assert DocumentRecord.objects.count() == 2
    assert page.count('<tr class="library-row--faulty">') == 2


def test_languages_of_a_document_can_be_exchanged(upload, finish, make_pdf):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2))))
    finish(table, group_0="1", group_1="1", language_1="sr-latn")
    finish(table, language_0="sr-latn", language_1="sq")
    first, second = PublicationDocument.objects.order_by("pk")
    assert (first.language, second.language) == ("sr-latn", "sq")


def test_a_language_that_another_file_of_the_document_has_is_refused(upload, finish, make_pdf, make_document):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1))))
    edition = PublicationDocument.objects.get()
    make_document(record=edition.record, language="sr-latn")
    page = finish(table, language_0="sr-latn").content.decode()
    assert f'id="row-{edition.pk}-language-errors"><ul' in page
    edition.refresh_from_db()
    assert edition.language == "sq"


def test_pages_that_show_a_file_show_the_joined_document(upload, finish, make_pdf, roles):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2))))
    first, second = PublicationDocument.objects.order_by("pk")
    act = make_act(roles, documents=[second])
    finish(table, group_0="1", group_1="1", language_1="sr-latn", looked_at_0="on")
    first.refresh_from_db()
    second.refresh_from_db()
    assert DocumentUse.objects.get().record_id == first.record_id == second.record_id
    assert DocumentUse.objects.get().page_id == act.pk
    assert first.listed
    assert second.listed


def test_joining_a_public_document_needs_a_look_at_the_file(upload, finish, make_pdf, roles, office):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2))))
    assert "looked_at" not in office.get(table).content.decode()
    first, second = PublicationDocument.objects.order_by("pk")
    make_act(roles, documents=[first])
    assert "looked_at" in office.get(table).content.decode()
    joining = {"group_0": "1", "group_1": "1", "language_1": "sr-latn"}
    for ticked in ({}, {"looked_at_0": "on"}):
        page = finish(table, **joining, **ticked).content.decode()
        assert page.count('<tr class="library-row--faulty">') == 1
        second.refresh_from_db()
        assert not second.listed
    finish(table, **joining, looked_at_1="on")
    second.refresh_from_db()
    assert second.listed


def test_rows_that_join_nothing_public_need_no_look(upload, finish, make_pdf, roles):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2))))
    make_act(roles, documents=[PublicationDocument.objects.order_by("pk")[0]])
    finish(table, title_0="Një", title_1="Dy")
    assert titles() == ["Një", "Dy"]


def test_what_somebody_changed_meanwhile_is_not_overwritten(upload, finish, make_pdf, office):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1))))
    fields = filled_form(office, table)
    edition = PublicationDocument.objects.get()
    edition.record.reference = "99/2026"
    edition.record.save()
    fields[f"row-{edition.pk}-title"] = "Mine"
    page = office.post(table, fields).content.decode()
    assert "library-row--faulty" in page
    edition.refresh_from_db()
    assert (edition.title, edition.record.reference) == ("a", "99/2026")


@pytest.mark.one_database
def test_the_reading_is_offered_cell_by_cell(upload, make_pdf, office, set_reading, bodies):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1))))
    edition = PublicationDocument.objects.get()
    place = {"page": 2, "start": 0, "end": 5, "quote": "Prishtinë, 03.03.2026", "certainty": 0.9}
    set_reading(
        edition,
        proposals=[
            {"field": "date", "value": "2026-03-03", **place},
            {"field": "issuing_body", "value": "mayor", **place},
            {"field": "issuing_body", "value": "no-such-body", **place},
            {"field": "kind", "value": "decision", **place},
            {"field": "title", "value": "Vendim <i>", **place},
        ],
    )
    page = office.get(table).content.decode()
    taken = f'data-library-take="id_row-{edition.pk}-'
    assert f'{taken}date" data-value="2026-03-03"' in page
    assert f'{taken}issuing_body" data-value="{bodies["mayor"].pk}"' in page
    assert f'{taken}title" data-value="Vendim &lt;i&gt;"' in page
    assert f"{taken}kind" not in page  # the row says so already
    assert "no-such-body" not in page


@pytest.mark.one_database
def test_the_table_says_what_is_still_being_read(upload, make_pdf, office, set_reading):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1))))
    assert "library-still-read" in office.get(table).content.decode()
    set_reading(PublicationDocument.objects.get())
    assert "library-still-read" not in office.get(table).content.decode()


def test_an_upload_is_found_again(upload, make_pdf, office, officer):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1)), uploaded("b.pdf", make_pdf(2))))
    (batch,) = batches.latest(officer)
    assert batch.count == 2
    assert table in office.get(reverse(ADDRESS)).content.decode()
    PublicationDocument.objects.first().delete()
    assert office.get(table).status_code == 200


def test_the_table_of_others_does_not_exist(upload, make_pdf, client, translator, officer, closed_off):
    table = table_of(upload(uploaded("a.pdf", make_pdf(1))))
    officer.groups.set([closed_off[0]])
    assert client.get(table, follow=True).status_code == 404
    client.force_login(translator)
    assert client.get(table, follow=True).status_code == 404


def test_the_table_asks_the_same_number_of_queries_for_2_and_20_files(upload, office):
    def queries(table) -> int:
        with CaptureQueriesContext(connection) as captured:
            office.get(table)
        return len(captured)

    few = table_of(upload(*(uploaded(f"{number}.txt", f"few {number}".encode()) for number in range(2))))
    many = table_of(upload(*(uploaded(f"{number}.txt", f"many {number}".encode()) for number in range(20))))
    queries(few)
    assert queries(few) == queries(many)


@pytest.mark.one_database
def test_every_input_of_the_table_has_a_label(upload, make_pdf, office):
    from bs4 import BeautifulSoup

    page = BeautifulSoup(upload(uploaded("a.pdf", make_pdf(1))).content, "lxml")
    inputs = page.select(".library-rows input:not([type=hidden]), .library-rows select")
    assert len(inputs) == 7
    for field in inputs:
        assert page.select_one(f'label[for="{field["id"]}"]')
