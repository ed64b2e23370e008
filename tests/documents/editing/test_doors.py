"""Wagtail's own doors to documents: closed, or showing only what the user may know of."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Collection, GroupCollectionPermission

from documents.models import PublicationDocument
from tests.admin_forms import filled_form
from tests.documents.editing.conftest import upload

pytestmark = pytest.mark.one_database

API = "/admin/api/main/documents/"


def rights(group: Group, collection: Collection, *actions: str) -> None:
    for action in actions:
        right = Permission.objects.get(content_type__app_label="wagtaildocs", codename=f"{action}_document")
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=right)


@pytest.fixture
def outsider(sign_in):
    """Somebody who works in the collection “Finance” alone, as ``rights`` says."""
    group = Group.objects.create(name="Finance")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    browser = sign_in("Finance")
    browser.group, browser.collection = group, Collection.get_first_root_node().add_child(name="Finance")
    return browser


def test_the_button_of_the_list_leads_to_a_screen_that_takes_several_files(office):
    page = BeautifulSoup(office.get(reverse("wagtaildocs:index")).content, "lxml")
    (address,) = {link["href"] for link in page.select("a[href]") if "/documents/multiple/" in link["href"]}
    answer = office.get(address, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("documents_office:bulk")
    fields = filled_form(office, answer.redirect_chain[-1][0], language="sq", kind="decision")
    files = [upload("Vendim", name="vendim.pdf"), SimpleUploadedFile("lista.txt", b"Lista")]
    answer = office.post(answer.redirect_chain[-1][0], {**fields, "collection": 1, "files": files}, follow=True)
    assert answer.status_code == 200
    made = PublicationDocument.objects.order_by("pk")
    assert [edition.title for edition in made] == ["vendim", "lista"]
    assert all(edition.current_version.checksum for edition in made)


def test_the_collection_that_the_list_shows_is_filled_in(office):
    inner = Collection.get_first_root_node().add_child(name="Finance")
    answer = office.get(reverse("wagtaildocs:add_multiple"), {"collection_id": inner.pk}, follow=True)
    assert answer.context["form"]["collection"].value() == str(inner.pk)


@pytest.mark.parametrize("collection", ["9" * 40, "x", "%00"])
def test_a_collection_that_does_not_exist_is_not_filled_in(office, collection):
    assert office.get(reverse("documents_office:bulk"), {"collection": collection}).status_code == 200


@pytest.mark.parametrize(
    "place",
    ["add/", "1/", "1/delete/", "create_from_uploaded_document/1/", "delete_upload/1/"],
)
def test_wagtails_upload_of_several_files_takes_nothing(office, place):
    address = reverse("wagtaildocs:index") + "multiple/" + place
    answer = office.post(address, {"title": "T", "files[]": upload("x")})
    assert answer.status_code == 410
    assert reverse("documents_office:bulk") in answer.json()["error_message"]
    assert not PublicationDocument.objects.exists()
    assert office.get(address)["Location"] == reverse("documents_office:bulk")


@pytest.mark.parametrize("action", ["add", "change", "choose"])
def test_the_api_of_the_admin_gives_documents_of_collections_that_one_works_in(outsider, make_document, action):
    rights(outsider.group, outsider.collection, action)
    foreign = make_document(title="Sekret")
    own = make_document(title="Buxheti", collection=outsider.collection, uploaded_by_user=outsider.user)
    assert [item["title"] for item in outsider.get(API).json()["items"]] == ["Buxheti"]
    assert outsider.get(f"{API}{own.pk}/").json()["title"] == "Buxheti"
    assert outsider.get(f"{API}{foreign.pk}/", follow=True).status_code == 404
    assert outsider.get(f"{API}find/?id={foreign.pk}", follow=True).status_code == 404


def test_the_api_of_the_admin_gives_nothing_to_those_without_rights_and_everything_to_officers(
    outsider, sign_in, make_document
):
    edition = make_document()
    assert outsider.get(API).json()["items"] == []
    browser = sign_in("Documents officers", name="beni", as_client=outsider)
    assert [item["id"] for item in browser.get(API).json()["items"]] == [edition.pk]


def actions() -> list[str]:
    return [
        one.action_type for one in bulk_action_registry.get_bulk_actions_for_model("documents", "publicationdocument")
    ]


def bulk(action: str) -> str:
    return reverse("wagtail_bulk_action", args=["documents", "publicationdocument", action])


def test_deeds_on_many_documents_count_what_the_user_may_not_know(outsider, make_document):
    foreign = make_document(title="Sekret")
    assert set(actions()) >= {"add_tags", "add_to_collection", "delete"}
    for action in actions():
        page = outsider.get(bulk(action), {"id": foreign.pk}).content.decode()
        assert "Sekret" not in page, action
        assert "1 document that you have no right to is left out." in page, action


def test_deeds_on_many_documents_name_what_the_user_may_choose(outsider, make_document):
    rights(outsider.group, outsider.collection, "choose")
    foreign, own = make_document(title="Sekret"), make_document(title="Buxheti", collection=outsider.collection)
    for action in actions():
        page = outsider.get(bulk(action), {"id": [foreign.pk, own.pk]}).content.decode()
        assert "Sekret" not in page, action
        assert "Buxheti" in page, action


def test_deeds_on_many_documents_change_those_of_others_not(outsider, make_document):
    rights(outsider.group, outsider.collection, "change", "add")
    foreign, own = make_document(), make_document(collection=outsider.collection)
    answer = outsider.post(f"{bulk('add_tags')}?id={foreign.pk}&id={own.pk}", {"tags": "buxheti"})
    assert answer.status_code == 302
    assert list(own.tags.names()) == ["buxheti"]
    assert list(foreign.tags.names()) == []


@pytest.mark.parametrize("key", ["x", "²", "9" * 30, "-1"])
def test_documents_that_do_not_exist_are_not_found(office, key):
    assert office.get(bulk("delete"), {"id": key}).status_code in (302, 404)
