"""Two documents of two languages become one, and apart again."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, ModelLogEntry

from cms.parity.models import RecordLanguages
from documents.models import DocumentRecord, PublicationDocument
from documents.office.joining.work import JOINED, SEPARATED
from tests.builders import make_act

DAY = date(2026, 3, 1)


def address(name, *editions):
    return reverse(f"documents_joining:{name}", args=[edition.pk for edition in editions])


def fresh(edition) -> PublicationDocument:
    return PublicationDocument.objects.select_related("record").get(pk=edition.pk)


def facts(edition, **values) -> None:
    DocumentRecord.objects.filter(pk=edition.record_id).update(**values)


@pytest.fixture
def pair(make_document, roles):
    ours, theirs = make_document("Vendimi", "sq"), make_document("Odluka", "sr-latn")
    facts(ours, reference="12/2026", date=DAY)
    facts(theirs, reference="12/2026", date=DAY)
    return fresh(ours), fresh(theirs)


def test_those_of_the_same_reference_and_day_are_offered_first(office, pair, make_document):
    ours, theirs = pair
    newer, twin = make_document("Izveštaj", "sr-latn"), make_document("Raporti", "sq")
    facts(newer, date=DAY)
    complete = make_document("Budžet", "sr-latn")
    make_document("Buxheti", "sq", record=complete.record)
    assert [row.pk for row in office.get(address("choose", ours)).context["rows"]] == [theirs.pk, newer.pk]
    rows = office.get(address("choose", ours), {"q": "izvestaj"}).context["rows"]
    assert [row.pk for row in rows] == [newer.pk]
    assert address("choose", twin) in office.get(reverse("wagtaildocs:edit", args=[twin.pk])).content.decode()


def test_facts_are_compared_and_the_chosen_ones_hold_for_both(
    office,
    pair,
    django_capture_on_commit_callbacks,
):
    ours, theirs = pair
    former = theirs.record.key
    facts(theirs, reference="13/2026", kind="decision")
    page = office.get(address("join", ours, theirs))
    assert {fact["name"]: fact["theirs_first"] for fact in page.context["facts"]} == {"kind": True, "reference": False}
    with django_capture_on_commit_callbacks(execute=True):
        answer = office.post(address("join", ours, theirs), {"kind": "other", "reference": "this"}, follow=True)
    assert "one document now" in answer.content.decode()
    ours, theirs = fresh(ours), fresh(theirs)
    assert ours.record_id == theirs.record_id
    assert (ours.record.kind, ours.record.reference) == ("decision", "12/2026")
    assert not DocumentRecord.objects.filter(key=former).exists()
    assert ModelLogEntry.objects.filter(action=JOINED).count() == 2
    assert not RecordLanguages.objects.filter(key=former).exists()
    answer = office.get(reverse("documents_editing:history", args=[ours.pk]))
    assert "Joined with “Odluka” as one document" in answer.content.decode()


def test_separating_gives_the_former_key_back_and_pages_show_what_they_name(office, pair, roles):
    ours, theirs = pair
    former = theirs.record.key
    make_act(roles, "Buxheti", documents=[ours])
    office.post(address("join", ours, theirs), {})
    assert fresh(theirs).record_id != fresh(ours).record_id, "nobody looked at what becomes public"
    office.post(address("join", ours, theirs), {"looked_at": "on"})
    assert (fresh(ours).listed, fresh(theirs).listed) == (True, True)
    for side in (ours, theirs):
        assert [each.pk for each in office.get(address("separate", side)).context["hidden"]] == [theirs.pk]
    office.post(address("separate", theirs))
    ours, theirs = fresh(ours), fresh(theirs)
    assert (theirs.record.key, theirs.record.reference) == (former, "12/2026")
    assert (ours.listed, theirs.listed, theirs.record.listed) == (True, False, False)
    assert ModelLogEntry.objects.filter(action=SEPARATED).count() == 2
    answer = office.get(address("separate", theirs), follow=True)
    assert "one language only" in answer.content.decode()


def test_two_files_of_one_language_are_refused(office, pair, make_document):
    ours, _theirs = pair
    other = make_document("Tjetër", "sq")
    answer = office.post(address("join", ours, other), {}, follow=True)
    assert "in the same language" in answer.content.decode()
    assert fresh(other).record_id != fresh(ours).record_id


def test_nobody_joins_with_or_separates_from_a_document_that_is_not_theirs(sign_in, pair, roles):
    ours, theirs = pair
    group = Group.objects.create(name="Finance")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    collection = Collection.get_first_root_node().add_child(name="Finance")
    right = Permission.objects.get(content_type__app_label="wagtaildocs", codename="change_document")
    GroupCollectionPermission.objects.create(group=group, collection=collection, permission=right)
    PublicationDocument.objects.filter(pk=ours.pk).update(collection=collection)
    browser = sign_in("Finance")
    joined = DocumentRecord.objects.create()
    PublicationDocument.objects.filter(pk__in=[ours.pk, theirs.pk]).update(record=joined)
    browser.post(address("separate", ours))
    assert fresh(ours).record_id == fresh(theirs).record_id
    for each in (ours, theirs):
        PublicationDocument.objects.filter(pk=each.pk).update(record=each.record_id)
    assert list(browser.get(address("choose", ours)).context["rows"]) == []
    browser.post(address("join", ours, theirs), {})
    browser.post(address("join", theirs, ours), {})
    assert fresh(ours).record_id != fresh(theirs).record_id
