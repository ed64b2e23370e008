"""The office's list of all documents: what it tells of each, counted by document and not by language."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile

from documents.versions import withdraw
from tests.builders import make_act

LIST = "wagtaildocs:index"


def rows(client, name=LIST, **query) -> dict[str, list[str]]:
    """The words of each row's cells by the title."""
    page = BeautifulSoup(client.get(reverse(name), query).content, "lxml")
    every = page.select("table.listing tbody tr")
    cells = [[" ".join(cell.stripped_strings) for cell in row.find_all("td")] for row in every if row.find("td")]
    return {title: others for _choice, title, *others in cells}


@pytest.fixture
def office(admin_client, admin_user):
    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": "en"})
    return admin_client


@pytest.mark.parametrize("name", [LIST, "wagtaildocs:index_results"])
def test_a_row_tells_language_kind_reference_state_and_uses_of_the_document(office, tree, make_document, name):
    first = make_document(title="Vendimi", kind="decision", reference="12/2026")
    make_document(title="Odluka", language="sr-latn", record=first.record)
    make_document(title="Asgjë")
    make_act(tree, documents=[first])
    found = rows(office, name)
    assert found["Vendimi"][:5] == ["Albanian", "Decision", "12/2026", "Public", "1 page"]
    assert found["Odluka"][:5] == ["Serbian", "Decision", "12/2026", "Public", "1 page"]
    assert found["Asgjë"][3:5] == ["Not public", "0 pages"]


def test_a_withdrawn_document_is_called_so(office, tree, make_document):
    document = make_document(title="Vendimi")
    make_act(tree, documents=[document])
    withdraw(document, "Gabim")
    assert rows(office)["Vendimi"][3:5] == ["Withdrawn", "1 page"]


def test_an_unpublished_page_is_not_counted(office, tree, make_document):
    document = make_document(title="Vendimi")
    make_act(tree, documents=[document]).unpublish()
    assert rows(office)["Vendimi"][3:5] == ["Not public", "0 pages"]


def test_searching_and_ordering_still_work(office, tree, make_document):
    make_document(title="Buxheti")
    make_document(title="Asgjë")
    assert list(rows(office, ordering="title")) == ["Asgjë", "Buxheti"]
    assert list(rows(office, ordering="-title")) == ["Buxheti", "Asgjë"]
    assert list(rows(office, ordering="usage_count")) == ["Asgjë", "Buxheti"]
    assert list(rows(office, q="Buxheti")) == ["Buxheti"]


def test_many_documents_cost_no_more_questions_than_few(office, tree, make_document):
    def questions() -> int:
        office.get(reverse(LIST))
        with CaptureQueriesContext(connection) as captured:
            office.get(reverse(LIST))
        return len(captured)

    for number in range(2):
        make_act(tree, f"Akti {number}", protocol_number=f"L-{number}", documents=[make_document()])
    few = questions()
    for number in range(2, 9):
        make_act(tree, f"Akti {number}", protocol_number=f"L-{number}", documents=[make_document()])
    assert questions() == few


def test_the_address_of_uses_leads_to_the_uses_of_the_document(office, tree, make_document):
    document = make_document(language="sq")
    twin = make_document(language="sr-latn", record=document.record)
    make_act(tree, "Buxheti 2026", documents=[document])
    answer = office.get(reverse("wagtaildocs:document_usage", args=[twin.pk]), follow=True)
    assert answer.redirect_chain[0][0] == reverse("wagtaildocs:edit", args=[twin.pk]) + "#about-uses"
    text = answer.content.decode()
    assert 'id="about-uses"' in text
    assert "Buxheti 2026" in text


def test_the_list_is_for_those_who_work_with_documents(client, tree, django_user_model):
    client.force_login(django_user_model.objects.create_user("ana"))
    assert client.get(reverse(LIST)).status_code == 302
