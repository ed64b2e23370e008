"""Who may do what: every screen asks for the right to change this very document, by its collection."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission

from cms.roles.choices import DOCUMENTS_OFFICERS, EDITORS, translators
from documents.models import PublicationDocument, Reading
from tests.documents.editing.conftest import filled

pytestmark = pytest.mark.one_database

REASON = {"reason": "Numrat janë privatë."}


@pytest.fixture
def edition(roles, make_document, read_out):
    edition = make_document()
    read_out(edition, ["Vendim"])
    return edition


def requests_to(edition) -> dict[str, tuple[str, str, dict]]:
    """Every screen and deed of one document: method, address, what is posted."""
    version = edition.current_version.pk

    def at(name, *args):
        return reverse(f"documents_editing:{name}", args=args)

    return {
        "edit": ("get", reverse("wagtaildocs:edit", args=[edition.pk]), {}),
        "save": ("post", reverse("wagtaildocs:edit", args=[edition.pk]), filled(edition, title="Tjetër")),
        "delete": ("post", reverse("wagtaildocs:delete", args=[edition.pk]), {}),
        "withdraw": ("post", at("withdraw", edition.pk), REASON),
        "withdraw one": ("post", at("withdraw", edition.pk, 1), REASON),
        "give back": ("post", at("give_back", edition.pk), REASON),
        "history": ("get", at("history", edition.pk), {}),
        "history results": ("get", at("history_results", edition.pk), {}),
        "text": ("get", at("page_text", version, 1), {}),
        "correct": ("post", at("page_text", version, 1), {"text": "Tjetër", "seen": ""}),
        "picture": ("get", at("page_image", version, 1), {}),
        "progress": ("get", at("progress", version), {}),
        "read again": ("post", at("read_again", version), {}),
        "confirm": ("post", at("confirm_findings", version), {"digest": "x"}),
        "add a language": ("get", f"{reverse('wagtaildocs:add')}?record={edition.record.key}", {}),
    }


def was_refused(answer) -> bool:
    return answer.status_code == 302 and answer["Location"] in (reverse("wagtailadmin_home"), "/admin/")


def untouched(edition) -> bool:
    now = PublicationDocument.objects.filter(pk=edition.pk).first()
    return bool(
        now
        and (now.title, now.withdrawn_at) == (edition.title, None)
        and not now.current_version.page_texts.exclude(corrected_at=None).exists()
        and Reading.objects.get(version=now.current_version).state == "done"
    )


def test_a_translator_may_do_none_of_it(sign_in, edition):
    browser = sign_in(translators("sr-latn"))
    for name, (method, address, data) in requests_to(edition).items():
        assert was_refused(getattr(browser, method)(address, data)), name
        assert untouched(edition), name


@pytest.mark.parametrize("group", [DOCUMENTS_OFFICERS, EDITORS])
@pytest.mark.parametrize("name", ["edit", "history", "text", "picture", "progress", "add a language"])
def test_officers_and_editors_may_see_every_screen(sign_in, edition, group, name):
    method, address, data = requests_to(edition)[name]
    assert getattr(sign_in(group), method)(address, data).status_code == 200


@pytest.mark.parametrize("group", [DOCUMENTS_OFFICERS, EDITORS])
def test_officers_and_editors_may_withdraw_correct_and_delete(sign_in, edition, group):
    browser = sign_in(group)
    for name in ("correct", "withdraw", "give back", "delete"):
        method, address, data = requests_to(edition)[name]
        assert not was_refused(getattr(browser, method)(address, data))
    assert not PublicationDocument.objects.exists()


@pytest.mark.parametrize("name", ["edit", "save", "delete", "withdraw", "correct", "picture", "add a language"])
def test_the_right_holds_for_a_collection_and_what_lies_in_it(sign_in, edition, name):
    """Somebody who may change documents of one directorate changes no others'."""
    finance = Collection.get_first_root_node().add_child(name="Finance")
    group = Group.objects.create(name="Finance")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for action in ("add", "change", "choose"):
        right = Permission.objects.get(content_type__app_label="wagtaildocs", codename=f"{action}_document")
        GroupCollectionPermission.objects.create(group=group, collection=finance, permission=right)
    browser = sign_in("Finance")
    method, address, data = requests_to(edition)[name]
    assert was_refused(getattr(browser, method)(address, data))
    assert untouched(edition)
    PublicationDocument.objects.filter(pk=edition.pk).update(collection=finance)
    if method == "get":
        assert getattr(browser, method)(address, data).status_code == 200


@pytest.mark.parametrize("name", ["read again", "confirm"])
def test_deeds_are_posted(sign_in, edition, name):
    _method, address, _data = requests_to(edition)[name]
    assert sign_in(DOCUMENTS_OFFICERS).get(address).status_code == 405


def test_nobody_who_is_not_signed_in_gets_in(edition):
    for method, address, data in requests_to(edition).values():
        answer = getattr(Client(), method)(address, data)
        assert answer.status_code == 302
        assert "/admin/login/" in answer["Location"]
    assert untouched(edition)
