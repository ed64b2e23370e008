"""The page of one document: what it shows, the other languages, and what the text proposes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.models import Topic
from documents.models import DocumentRecord, PublicationDocument, Reading, ReadingState
from documents.office.editing import adding
from tests.builders import make_act, make_body
from tests.documents.editing.conftest import filled, upload

PROPOSALS = [
    {"field": "title", "value": "Vendim për buxhetin", "page": 1, "start": 0, "end": 19, "certainty": 0.9},
    {"field": "title", "value": "Vendim", "page": 2, "start": 0, "end": 6, "certainty": 0.5},
    {"field": "date", "value": "2026-02-20", "page": 1, "start": 30, "end": 40, "certainty": 0.9},
    {"field": "issuing_body", "value": "assembly", "page": 1, "start": 50, "end": 60, "certainty": 0.9},
    {"field": "kind", "value": "decision", "page": 1, "start": 0, "end": 6, "certainty": 0.9},
    {"field": "language", "value": "sq", "page": 1, "start": 0, "end": 6, "certainty": 0.9},
]


def edit(edition, query=""):
    return reverse("wagtaildocs:edit", args=[edition.pk]) + query


@pytest.fixture
def proposed(make_document, read_out):
    """A document of which the text says something about every field."""
    edition = make_document(title="scan0001", language="sq")
    read_out(edition, ["VENDIM"], proposals=[{"quote": "… sipas vendimit …"} | one for one in PROPOSALS])
    return edition


def test_the_page_tells_the_file_its_address_and_its_versions(office, tree, make_document):
    edition = make_document()
    make_act(tree, title="Buxheti 2026", documents=[edition])
    page = office.get(edit(edition)).content.decode()
    assert f"http://testserver{edition.url}" in page
    assert edition.checksum in page
    assert f'href="/sq/d/{edition.pk}/"' in page
    assert "Buxheti 2026" in page
    assert "Version 1" in page
    assert reverse("documents_editing:history", args=[edition.pk]) in page


def test_shared_facts_stand_apart_and_say_for_which_languages_they_hold(office, make_document):
    edition = make_document(language="sq")
    make_document(language="sr-latn", record=edition.record, title="Odluka")
    own, shared = office.get(edit(edition)).context["sections"]
    assert {field.name for field, _offers in shared.fields} == set(DocumentRecord.fact_names)
    assert {"title", "file", "language"} <= {field.name for field, _offers in own.fields}
    assert "Albanian" in shared.help
    assert "Serbian" in shared.help


@pytest.mark.one_database
def test_every_field_of_the_form_is_posted_back(office, make_document):
    Topic.objects.create(code="budget", name={"sq": "Buxheti", "sr-latn": "Budžet"})
    edition = make_document()
    answer = office.get(edit(edition))
    page = answer.content.decode()
    for field in answer.context["form"]:
        assert f'name="{field.html_name}"' in page


def test_the_other_language_is_linked_or_offered(office, make_document):
    edition = make_document(language="sq")
    page = office.get(edit(edition)).content.decode()
    assert "Add the file in Serbian" in page
    assert f"{reverse('wagtaildocs:add')}?record={edition.record.key}&amp;language=sr-latn" in page
    twin = make_document(language="sr-latn", record=edition.record, title="Odluka o budžetu")
    page = office.get(edit(edition)).content.decode()
    assert f'href="{edit(twin)}">Odluka o budžetu' in page


def test_the_file_in_another_language_joins_the_record_with_the_facts_of_both(office, make_document):
    edition = make_document(language="sq", reference="01-12/2026", kind="decision")
    address = f"{reverse('wagtaildocs:add')}?record={edition.record.key}&language=sr-latn"
    form = office.get(address).context["form"]
    assert form["title"].value() in (None, "")
    assert form["language"].value() == "sr-latn"
    assert form["reference"].value() == "01-12/2026"
    posted = {
        "title": "Odluka",
        "language": "sr-latn",
        "kind": "decision",
        "reference": "01-12/2026",
        "tags": "",
        "collection": edition.collection_id,
        "file": upload("odluka"),
    }
    answer = office.post(address, posted)
    twin = PublicationDocument.objects.get(language="sr-latn")
    assert answer["Location"] == edit(twin)
    assert twin.record == edition.record
    assert DocumentRecord.objects.count() == 1


def test_the_same_language_is_refused_twice(office, make_document):
    edition = make_document(language="sq")
    address = f"{reverse('wagtaildocs:add')}?record={edition.record.key}"
    posted = filled(edition, title="Edhe një", language="sq", file=upload("x"))
    answer = office.post(address, posted)
    assert "has a file in that language already" in str(answer.context["form"].errors["language"])
    assert PublicationDocument.objects.count() == 1


def test_the_same_language_added_at_the_same_moment_is_refused_with_a_sentence(office, make_document, monkeypatch):
    edition = make_document(language="sq")
    is_valid = adding.AddView.is_valid

    def add_meanwhile(view, form):
        valid = is_valid(view, form)
        make_document(language="sr-latn", title="Odluka", record=edition.record)
        return valid

    monkeypatch.setattr(adding.AddView, "is_valid", add_meanwhile)
    address = f"{reverse('wagtaildocs:add')}?record={edition.record.key}"
    answer = office.post(address, filled(edition, title="Edhe një", language="sr-latn", file=upload("x")))
    assert "Somebody has just added “Odluka”" in str(answer.context["form"].errors["language"])
    assert PublicationDocument.objects.count() == 2


@pytest.mark.one_database
@pytest.mark.parametrize("key", ["no-key", "00000000-0000-4000-8000-000000000000"])
def test_a_record_that_does_not_exist_is_not_found(office, tree, key):
    assert office.get(f"{reverse('wagtaildocs:add')}?record={key}", follow=True).status_code == 404


def test_a_new_document_leads_to_its_page_which_says_that_it_is_being_read(office, tree):
    root = 1
    posted = {"title": "Vendimi", "language": "sq", "kind": "decision", "tags": "", "collection": root}
    answer = office.post(reverse("wagtaildocs:add"), posted | {"file": upload("vendim")}, follow=True)
    edition = PublicationDocument.objects.get()
    assert answer.redirect_chain[0][0] == edit(edition)
    page = answer.content.decode()
    assert "waits to be read" in page
    assert "Look again" in page
    assert reverse("documents_editing:progress", args=[edition.current_version.pk]) in page


@pytest.mark.one_database
def test_what_was_noticed_at_an_upload_is_said_as_long_as_the_version_is_there(office, make_document):
    edition = make_document()
    table = SimpleUploadedFile("tabela.csv", b"emri;vlera\nUji;=1+1\n", content_type="text/csv")
    for file in (table, upload("dy")):
        edition.refresh_from_db()
        page = office.post(edit(edition), filled(edition, file=file), follow=True).content.decode()
        assert page.count("Cells of the table begin like formulas.") == 1


def test_proposals_stand_beside_their_fields_with_the_place_they_come_from(office, proposed):
    make_body()
    own, shared = office.get(edit(proposed)).context["sections"]
    offers = {field.name: [offer.suggestion.label for offer in found] for field, found in own.fields + shared.fields}
    assert offers["title"] == ["Vendim për buxhetin", "Vendim"]
    assert offers["kind"] == ["Decision"]
    assert offers["issuing_body"]
    assert len(offers["date"]) == 1
    page = office.get(edit(proposed)).content.decode()
    assert "page 1: “… sipas vendimit …”" in page


@pytest.mark.one_database
def test_what_the_form_says_already_is_not_proposed(office, proposed):
    own, _shared = office.get(edit(proposed)).context["sections"]
    assert [found for field, found in own.fields if field.name == "language"] == [[]]


@pytest.mark.one_database
def test_nothing_is_filled_in_by_itself(office, proposed):
    form = office.get(edit(proposed)).context["form"]
    assert form["title"].value() == "scan0001"
    assert form["date"].value() is None


@pytest.mark.one_database
def test_a_proposal_is_taken_over_without_a_script_and_counts_once_it_is_saved(office, proposed):
    answer = office.get(edit(proposed, "?take=title:0&take=date:0"))
    form = answer.context["form"]
    assert form["title"].value() == "Vendim për buxhetin"
    assert "Save the form to confirm it" in answer.content.decode()
    assert 'value="2026-02-20"' in answer.content.decode()
    proposed.refresh_from_db()
    assert proposed.title == "scan0001"
    office.post(edit(proposed), filled(proposed, title=form["title"].value(), date="2026-02-20"))
    proposed.refresh_from_db()
    assert proposed.title == "Vendim për buxhetin"
    assert proposed.record.date.isoformat() == "2026-02-20"


@pytest.mark.one_database
@pytest.mark.parametrize("take", ["title:9", "title:-1", "title", "owner:0", ":", "title:x"])
def test_a_proposal_that_does_not_exist_changes_nothing(office, proposed, take):
    answer = office.get(edit(proposed, f"?take={take}"))
    assert answer.status_code == 200
    assert answer.context["form"]["title"].value() == "scan0001"


@pytest.mark.one_database
def test_a_file_that_is_missing_in_the_storage_is_said_before_a_reader_meets_it(office, make_document):
    edition = make_document()
    edition.file.storage.delete(edition.file.name)
    assert "stored file is missing" in office.get(edit(edition)).content.decode()


@pytest.mark.one_database
def test_a_withdrawn_file_says_the_reason_and_offers_to_give_it_back(office, make_document):
    edition = make_document()
    office.post(reverse("documents_editing:withdraw", args=[edition.pk]), {"reason": "Numrat janë privatë."})
    page = office.get(edit(edition)).content.decode()
    assert "Numrat janë privatë." in page
    assert reverse("documents_editing:give_back", args=[edition.pk]) in page
    assert f'"{reverse("documents_editing:withdraw", args=[edition.pk])}"' not in page


def test_what_may_not_be_deleted_says_so_before_the_question(office, tree, make_document):
    edition = make_document()
    make_act(tree, documents=[edition])
    assert "can only be withdrawn" in office.get(edit(edition)).content.decode()


def test_the_page_costs_the_same_for_many_versions(office, make_document, django_assert_max_num_queries):
    edition = make_document()
    for number in range(15):
        edition.file.save("x.pdf", upload(str(number)), save=False)
        edition.read_file_facts()
        edition.save()
    Reading.objects.update(state=ReadingState.DONE)
    office.get(edit(edition))
    with django_assert_max_num_queries(60):
        assert office.get(edit(edition)).status_code == 200


@pytest.mark.one_database
def test_a_reader_has_no_way_into_the_office(make_document):
    edition = make_document()
    assert "/admin/login/" in Client().get(edit(edition))["Location"]
