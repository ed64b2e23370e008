"""Files of other systems come through the library's own door."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.models import Topic
from documents.models import PublicationDocument
from documents.safety import clamav
from pages.models import ActPage
from tests.builders import make_act, make_body
from tests.conftest import PDF

from .conftest import ACT

FACTS = {
    "title": "Vendimi",
    "language": "sq",
    "kind": "decision",
    "issuing_body": "assembly",
    "date": "2026-02-20",
    "reference": "01-12/2026",
    "topics": ["budget"],
}


@pytest.fixture
def topic(db):
    return Topic.objects.create(code="budget", name={"sq": "Buxheti", "sr-latn": "Budžet"})


def files(tmp_path) -> list:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_an_upload_has_its_facts_and_its_place_in_the_library(dms, topic):
    answer = dms.upload(**FACTS)
    assert answer.status_code == 201, answer.content
    edition = PublicationDocument.objects.get()
    assert answer.json()["key"] == str(edition.record.key)
    assert (edition.kind, edition.issuing_body.code, str(edition.date)) == ("decision", "assembly", "2026-02-20")
    assert list(edition.topics.all()) == [topic]
    assert (edition.uploaded_by_user, edition.listed) == (dms.user, False)
    assert dms.get(f"uploads/{edition.pk}/").json() == answer.json()


def test_the_other_language_joins_the_same_document(dms, topic):
    first = dms.upload(**FACTS).json()
    words = {"title": "Odluka", "language": "sr-latn", "key": first["key"]}
    second = dms.upload(content=PDF + b"\n", **words)
    assert second.status_code == 201, second.content
    assert second.json()["key"] == first["key"]
    assert PublicationDocument.objects.get(pk=second.json()["id"]).reference == "01-12/2026"
    again = dms.upload(content=PDF + b"\n\n", **words)
    assert again.json()["errors"][0]["pointer"] == "#/language"


def test_a_file_that_is_there_already_is_named(dms):
    first = dms.upload().json()
    again = dms.upload()
    assert again.status_code == 409
    assert again.json()["errors"][0]["key"] == first["key"]
    assert PublicationDocument.objects.count() == 1
    assert dms.upload(title="A", language="sq", same_file="true").status_code == 201


def test_a_new_version_takes_the_place_of_what_no_page_shows(dms, make_document, tree):
    first = dms.upload().json()
    address = f"uploads/{first['id']}/versions/"
    assert dms.upload(address, PDF + b"\n", title="x").status_code == 422
    second = dms.upload(address, PDF + b"\n", seen_version="1", change_reason="Faqe e re")
    assert second.status_code == 201, second.content
    assert second.json()["version"] == 2
    stale = dms.upload(address, PDF + b"\n\n", seen_version="1", change_reason="Faqe e re")
    assert stale.json()["errors"][0]["pointer"] == "#/file"
    public = make_document()
    make_act(tree, documents=[public])
    type(public.record).objects.update(listed=True)
    assert dms.upload(f"uploads/{public.pk}/versions/", PDF + b"\n", seen_version="1").status_code == 409
    extra = {"title": "Odluka", "language": "sr-latn", "key": str(public.record.key)}
    assert dms.upload(content=PDF + b"\n", **extra).status_code == 409


def schedule(page: ActPage) -> None:
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision(approved_go_live_at=draft.go_live_at)


def close(page: ActPage) -> None:
    page.get_latest_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def link_only(page: ActPage) -> None:
    """The document stands in a text alone."""
    draft = page.get_latest_revision_as_object()
    number = draft.attachments.all()[0].document_id
    draft.attachments.set([])
    draft.body = [("text", f'<p><a linktype="document" id="{number}">x</a></p>')]
    draft.save_revision()
    schedule(page)


def submit(page: ActPage) -> None:
    page.get_workflow().start(page, page.owner)


@pytest.mark.parametrize("done", [schedule, close, link_only, submit])
def test_what_people_have_looked_at_gets_no_other_file(dms, publisher, tree, done):
    upload = dms.upload().json()
    other = dms.upload(content=PDF + b"\n", title="Tjetër", language="sq").json()
    made = dms.draft(ACT | {"files": [{"key": upload["key"]}]}).json()
    done(ActPage.objects.get(pk=made["id"]))
    answer = dms.upload(f"uploads/{upload['id']}/versions/", PDF + b"\n\n", seen_version="1", change_reason="x")
    assert answer.status_code == 409, answer.content
    extra = {"title": "Odluka", "language": "sr-latn", "key": upload["key"]}
    assert dms.upload(content=PDF + b"\n\n", **extra).status_code == 409
    answer = dms.upload(f"uploads/{other['id']}/versions/", PDF + b"\n\n", seen_version="1", change_reason="x")
    assert answer.status_code == 201, answer.content


HARMFUL = [
    ("virus.exe", b"MZ"),
    ("vendimi.pdf", b"<html>"),
    ("vendimi.pdf", b""),
    ("../../x.pdf", b"%PDF-1.4"),
    ("fshat.docx", b"PK\x03\x04"),
]


def test_what_the_library_refuses_is_refused_in_its_words(dms, tmp_path):
    for name, content in HARMFUL:
        answer = dms.upload(name=name, content=content)
        assert answer.status_code == 422
        assert [error["pointer"] for error in answer.json()["errors"]] == ["#/file"]
    assert files(tmp_path) == []


def test_a_file_with_a_virus_stays_outside(dms, monkeypatch, tmp_path):
    def found(file):
        raise clamav.refusal("virus", "A virus was found.")

    monkeypatch.setattr(clamav, "scan", found)
    answer = dms.upload()
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"detail": "A virus was found.", "pointer": "#/file"}]
    assert files(tmp_path) == []


def test_forms_that_make_no_sense_are_refused(dms, client, settings):
    wrong = dms.client.post("/api/v1/uploads/", {"title": "A", "language": "sq"}, headers=dms.own_headers)
    assert wrong.status_code == 422
    assert dms.upload(title="A", language="xx").json()["errors"][0]["pointer"] == "#/language"
    assert dms.upload(title="A", language="sq", owner="1").json()["errors"][0]["pointer"] == "#/owner"
    assert dms.upload(title="A\0", language="sq").status_code == 422
    assert dms.upload(title="A", language="sq", topics=["\0", "a"]).json()["errors"][0]["pointer"] == "#/topics"
    assert dms.upload(title="A", language="sq", key="x").json()["errors"][0]["pointer"] == "#/key"
    assert dms.upload(title="A", language="sq", issuing_body="x").json()["errors"][0]["pointer"] == "#/issuing_body"
    for body, kind in ((b"x", "multipart/form-data; boundary=x"), (b"x", "multipart/form-data")):
        answer = dms._send("post", "uploads/", body, content_type=kind)
        assert answer.status_code in (400, 422), answer.content
        assert answer.headers["Content-Type"] == "application/problem+json"
    assert dms.post("uploads/", {}).status_code == 415
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 - 1024 * 1024
    assert dms.upload().status_code == 413
    assert not PublicationDocument.objects.exists()


def test_documents_of_others_are_as_if_they_were_not_there(dms, make_system, make_document):
    make_body()
    number = make_document().pk
    translators = make_system("translators", "Translators sr-latn")
    assert translators.get(f"uploads/{number}/").status_code == 404
    assert dms.get(f"uploads/{number}/").status_code == 200
