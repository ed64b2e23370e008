"""The report, the view of a record, the link in the editor; and who gets them."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction

from cms.consistency.choices import State
from cms.consistency.models import Finding, KnownLaw, WaitingRecord
from cms.consistency.office import record
from documents.models import PublicationDocument

pytestmark = pytest.mark.one_database

REPORT = reverse("consistency:report")


@pytest.fixture(autouse=True)
def _sentences_in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def finding(act) -> Finding:
    return Finding.objects.get(translation_key=act.translation_key)


@pytest.fixture
def of_role(roles, client):
    """A function that signs in somebody with this role."""

    def sign_in(*groups: str):
        user = get_user_model().objects.create_user(f"user of {groups}", password="a-password-for-tests")
        user.groups.set(Group.objects.filter(name__in=groups))
        client.force_login(user)
        return client

    return sign_in


def record_url(act) -> str:
    return reverse("consistency:record", args=[act.translation_key])


def test_the_report_lists_and_filters(admin_client, act, finding):
    page = admin_client.get(REPORT).content.decode()
    assert "Vendim" in page
    assert "nr. 465/1" in page
    assert "nr. 465/1" not in admin_client.get(REPORT, {"state": "accepted"}).content.decode()
    assert (
        "nr. 465/1"
        in admin_client.get(REPORT, {"kind": "reference", "issuing_body": act.issuing_body_id}).content.decode()
    )


def test_the_report_leaves_as_a_spreadsheet(admin_client, finding):
    sheet = b"".join(admin_client.get(REPORT, {"export": "csv"}).streaming_content).decode()
    assert "Vendim" in sheet
    assert "465/1" in sheet


def test_the_report_asks_as_much_for_many_findings_as_for_one(admin_client, finding, django_assert_max_num_queries):
    admin_client.get(REPORT)
    with CaptureQueriesContext(connection) as for_one:
        admin_client.get(REPORT)
    for number in range(5):
        finding.pk, finding.fingerprint = None, str(number)
        finding.save(force_insert=True)
    with django_assert_max_num_queries(len(for_one)):
        admin_client.get(REPORT)


def test_the_view_shows_both_passages_with_picture_and_text(admin_client, act, files, finding):
    page = admin_client.get(record_url(act)).content.decode()
    assert "<mark>nr. 465/1</mark>" in page
    assert "<mark>461</mark>" in page
    for file in files:
        assert reverse("documents_editing:page_image", args=[file.current_version.pk, 1]) in page


@pytest.mark.parametrize("state", ["original", "reading", "accepted"])
def test_a_person_decides_and_may_take_it_back(admin_client, admin_user, act, finding, state):
    admin_client.post(record_url(act), {"finding": finding.pk, "state": state, "note": "Parë."})
    finding.refresh_from_db()
    assert (finding.state, finding.note, finding.decided_by) == (state, "Parë.", admin_user)
    admin_client.post(record_url(act), {"finding": finding.pk, "state": "open"})
    finding.refresh_from_db()
    assert (finding.state, finding.decided_by, finding.decided_at) == (State.OPEN, None, None)


@pytest.mark.parametrize(
    "sent",
    [
        {"state": "deleted"},
        {"state": "original", "note": "x" * 501},
        {"finding": "²", "state": "original"},
        {"finding": "0", "state": "original"},
    ],
)
def test_what_is_no_decision_changes_nothing(admin_client, act, finding, sent):
    assert admin_client.post(record_url(act), {"finding": finding.pk} | sent).status_code in (302, 404)
    finding.refresh_from_db()
    assert finding.state == State.OPEN


def test_comparing_anew_is_a_button(admin_client, act, finding):
    Finding.objects.all().delete()
    assert admin_client.post(record_url(act), {"check": "1"}).status_code == 302
    assert Finding.objects.count() == 1


def test_the_editor_leads_to_the_differences(admin_client, act, finding):
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[act.pk])).content.decode()
    assert record_url(act) in page


def test_a_translator_of_the_other_language_decides_once_there_is_a_page_of_theirs(of_role, act, finding, request):
    client = of_role("Translators sr-latn")
    assert client.get(record_url(act)).status_code == 302
    assert "465/1" not in client.get(REPORT).content.decode()
    request.getfixturevalue("twin")
    assert client.get(record_url(act)).status_code == 200
    client.post(record_url(act), {"finding": finding.pk, "state": "accepted"})
    finding.refresh_from_db()
    assert finding.state == State.ACCEPTED


def test_whoever_edits_no_page_sees_nothing(of_role, act, finding):
    client = of_role("Documents officers")
    assert client.get(REPORT).status_code == 302
    assert client.post(record_url(act), {"finding": finding.pk, "state": "accepted"}).status_code == 302
    finding.refresh_from_db()
    assert finding.state == State.OPEN


def test_a_text_of_a_file_that_one_may_not_see_is_not_shown(of_role, act, finding):
    client = of_role("Editors")
    client.cookies["django_language"] = "en"
    PublicationDocument.objects.update(listed=False)
    Group.objects.get(name="Editors").collection_permissions.all().delete()
    page = client.get(record_url(act)).content.decode()
    assert "Ligjit" not in page
    assert "a file that you may not see" in page


def test_what_stands_on_a_restricted_page_is_shown_to_nobody_else(of_role, act, twin, at_commit):
    act.summary, twin.summary = "Pagesa është 2.200,00 €.", "Isplata je 2.500,00 €."
    with at_commit():
        act.save_revision().publish()
        twin.save_revision().publish()
    PageViewRestriction.objects.create(page=act, restriction_type=PageViewRestriction.LOGIN)
    client = of_role("Translators sr-latn")
    client.cookies["django_language"] = "en"
    for address in (record_url(act), REPORT):
        page = client.get(address).content.decode()
        assert "2.200" not in page
        assert "“…” in Albanian, but “2.500,00”" in page
    assert "a page that you may not see" in client.get(record_url(act)).content.decode()


def test_looking_at_a_record_writes_nothing(admin_client, act, finding):
    finding.delete()
    WaitingRecord.objects.create(translation_key=act.translation_key)
    assert "Krahasojini gjuhët përsëri." in admin_client.get(record_url(act)).content.decode()
    assert not Finding.objects.exists()
    admin_client.post(record_url(act), {"check": "1"})
    assert not WaitingRecord.objects.exists()


def test_a_decision_on_a_difference_that_has_just_gone_says_so(admin_client, act, finding, monkeypatch):
    get = record.get_object_or_404
    monkeypatch.setattr(
        record, "get_object_or_404", lambda *args, **kwargs: (get(*args, **kwargs), finding.delete())[0]
    )
    page = admin_client.post(record_url(act), {"finding": finding.pk, "state": "accepted"}, follow=True)
    assert "Nuk u shënua asgjë" in page.content.decode()


def test_an_unknown_law_leads_to_the_register(admin_client, act, finding):
    Finding.objects.filter(pk=finding.pk).update(code="unknown_law", params={"first": "05/L-999"})
    address = reverse("wagtailsnippets_consistency_knownlaw:add")
    assert f"{address}?number=05/L-999" in admin_client.get(record_url(act)).content.decode()


def test_the_register_of_laws_is_kept_in_the_admin(admin_client):
    address = reverse("wagtailsnippets_consistency_knownlaw:add")
    assert 'value="05/L-999"' in admin_client.get(address, {"number": "05/L-999"}).content.decode()
    admin_client.post(address, {"number": "5/l-999", "title_0": "Ligji", "title_1": "Zakon", "source": "Gazeta"})
    assert KnownLaw.objects.filter(number="05/L-999").exists()
