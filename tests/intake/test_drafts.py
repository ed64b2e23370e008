"""Drafts that other systems make: every field, by the editor's rules, and nothing that readers see."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.models import Place, Topic
from pages.models import ActPage, MeetingPage
from tests.builders import make_act, make_body

from .conftest import ACT

WORDS = {"sq": "Buxheti", "sr-latn": "Budžet"}


def errors(answer) -> dict[str, str]:
    return {error["pointer"]: error["detail"] for error in answer.json()["errors"]}


def test_a_draft_stands_where_an_editor_would_have_put_it(dms):
    answer = dms.draft(external_id="DMS 17/2026")
    assert answer.status_code == 201, answer.content
    sent = answer.json()
    page = ActPage.objects.get(pk=sent["id"])
    assert (page.live, page.owner, page.get_parent().title) == (False, dms.user, "2026")
    assert (page.protocol_number, page.issuing_body.code, page.locale.language_code) == ("01-12/2026", "assembly", "sq")
    assert (sent["status"], sent["external_id"]) == ("draft", "DMS 17/2026")
    assert answer.headers["Location"] == f"/api/v1/drafts/{page.pk}/"
    assert dms.get(f"drafts/{page.pk}/").headers["ETag"] == answer.headers["ETag"]


def test_readers_see_nothing_of_it(dms, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        number = dms.draft().json()["id"]
    page = ActPage.objects.get(pk=number)
    assert client.get(page.get_url()).status_code == 404
    assert client.get(f"/api/v1/records/{number}/").status_code == 404
    assert client.get("/api/v1/changes/").json()["items"] == []


def test_what_is_read_can_be_sent_back_for_every_type_with_every_field(dms, make_document):
    Topic.objects.create(code="budget", name=WORDS)
    Place.objects.create(code="center", name=WORDS)
    document = make_document()
    text = {
        "blocks": [
            {"type": "heading", "text": "Titulli"},
            {"type": "text", "html": "<p>Teksti <b>i fortë</b></p>"},
            {"type": "quote", "text": "Fjala", "attribution": "Kryetari"},
            {"type": "callout", "title": "Kujdes", "html": "<p>Afati</p>"},
            {"type": "video", "title": "Video", "url": "https://video.example/1"},
            {"type": "document", "key": str(document.record.key)},
            {"type": "link", "label": "Ligji", "url": "https://gzk.example/"},
        ]
    }
    shared = {
        "title": "Titulli", "summary": "Përmbledhja", "issuing_body": "assembly", "topics": ["budget"],
        "places": ["center"], "text": text, "files": [{"key": str(document.record.key), "role": "main"}],
    }  # fmt: skip
    goals = [{"title": "Qëllimi", "activities": [{"title": "Rruga", "amount": "1250.50", "responsible": "assembly"}]}]
    own = {
        "news": {"kind": "news", "date": "2026-03-01", "source_url": "https://a.example/"},
        "notice": {"kind": "general", "valid_from": "2026-03-01", "valid_until": "2026-03-20"},
        "call": {"kind": "vacancy", "reference": "7", "opens": "2026-03-01", "budget": "1000.00"},
        "act": {"kind": "decision", "protocol_number": "1", "date_adopted": "2026-03-01", "implementers": ["assembly"]},
        "consultation": {"opens": "2026-03-01", "draft_act": "Projekti", "participants": 12},
        "strategy": {"period_from": "2026-01-01", "period_to": "2028-12-31", "goals": goals},
        "report": {"kind": "activity", "period_to": "2026-03-01", "reference": "3"},
        "meeting": {"date": "2026-03-01", "time": "10:00:00", "agenda": [{"title": "Buxheti", "outcome": ""}]},
        "bulletin": {"month": "2026-03-01", "issue": 3},
    }
    for kind, fields in own.items():
        answer = dms.draft(shared | fields, kind)
        assert answer.status_code == 201, (kind, answer.content.decode())
        made = answer.json()
        for name, value in (shared | fields).items():
            if name not in ("text", "files", "goals"):
                assert made["fields"][name] == value, (kind, name)
        assert [block["type"] for block in made["fields"]["text"]["blocks"]] == [b["type"] for b in text["blocks"]]
        again = dms.patch(made["id"], {"fields": made["fields"]}, answer.headers["ETag"])
        assert again.status_code == 200, (kind, again.content.decode())
        assert again.json()["fields"] == made["fields"], kind


def test_html_becomes_blocks_and_is_cleaned_as_in_the_editor(dms):
    html = '<h2>Neni 1</h2><p onclick="x()">Teksti<script>alert(1)</script> <a href="javascript:x()">këtu</a></p>'
    made = dms.draft(ACT | {"text": {"html": html}}).json()
    heading, text = made["fields"]["text"]["blocks"]
    assert heading["text"] == "Neni 1"
    assert text["html"] == "<p>Teksti këtu</p>"
    assert any("script" in removed for removed in made["removed"])


def test_mistakes_have_the_sentences_of_the_editor_at_their_places(dms):
    answer = dms.draft(
        ACT | {"kind": "poem", "in_force_until": "2020-01-01", "topics": ["unknown"], "summary": "x" * 501}
    )
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")
    assert set(errors(answer)) == {"#/fields/topics/0"}
    answer = dms.draft(ACT | {"kind": "poem", "in_force_until": "2020-01-01", "summary": "x" * 501, "title": ""})
    found = errors(answer)
    assert found["#/fields/in_force_until"] == "The act ends before it begins. Correct one of the two dates."
    assert {"#/fields/kind", "#/fields/summary", "#/fields/title"} <= set(found)
    blocks = [{"type": "heading", "text": "A"}, {"type": "link", "label": "B", "url": "x"}]
    assert errors(dms.draft(ACT | {"text": {"blocks": blocks}})).keys() == {"#/fields/text/blocks/1/url"}
    assert not ActPage.objects.exists()


def test_sentences_are_in_the_language_that_is_asked_for(dms):
    english = dms.draft(ACT | {"title": ""})
    albanian = dms.draft(ACT | {"title": ""}, headers={"Accept-Language": "sq"})
    assert [answer.headers["Content-Language"] for answer in (albanian, english)] == ["sq", "en"]
    assert albanian.json()["errors"][0]["detail"] != english.json()["errors"][0]["detail"]


def test_a_public_record_gets_a_draft_and_keeps_its_text(dms, tree):
    act = make_act(tree)
    answer = dms.patch(act.pk, {"fields": {"title": "Titulli i ri"}})
    assert answer.json()["status"] == "public-with-draft"
    act.refresh_from_db()
    assert (act.title, act.draft_title, act.live) == ("Vendim për buxhetin", "Titulli i ri", True)


def test_files_of_a_draft_are_replaced_as_a_list(dms, tree, make_document):
    first, second = make_document(), make_document(title="Shtojca")
    act = make_act(tree, documents=[first])
    both = [{"key": str(second.record.key), "role": "annex"}, {"key": str(first.record.key)}]
    for wanted in (both, both[:1], both):
        answer = dms.patch(act.pk, {"fields": {"files": wanted}})
        assert answer.status_code == 200, answer.content
        assert [file["key"] for file in answer.json()["fields"]["files"]] == [file["key"] for file in wanted]
    act.refresh_from_db()
    assert [row.document for row in act.attachments.all()] == [first]


def test_nobodys_work_is_written_over(dms):
    made = dms.draft()
    number, etag = made.json()["id"], made.headers["ETag"]
    assert dms._send("patch", f"drafts/{number}/", {"fields": {"title": "A"}}).status_code == 428
    page = ActPage.objects.get(pk=number)
    page.title = "Puna e redaktorit"
    page.save_revision()
    answer = dms.patch(number, {"fields": {"title": "A"}}, etag)
    assert answer.status_code == 412
    assert dms.get(f"drafts/{number}/").json()["fields"]["title"] == "Puna e redaktorit"
    assert dms.patch(number, {"fields": {"summary": "A"}}).json()["fields"]["title"] == "Puna e redaktorit"


def test_locked_pages_stay_as_they_are(dms, publisher):
    number = dms.draft().json()["id"]
    Page.objects.filter(pk=number).update(locked=True, locked_by=publisher)
    assert dms.patch(number, {"fields": {"title": "A"}}).status_code == 423


def test_a_number_of_the_system_finds_the_record_again_and_is_used_once(dms, make_system):
    number = dms.draft(external_id="17").json()["id"]
    assert [each["id"] for each in dms.get("drafts/?external_id=17").json()["items"]] == [number]
    again = dms.draft(external_id="17")
    assert again.status_code == 409
    assert again.json()["errors"][0]["id"] == number
    other = make_system("council", "Editors")
    assert other.get("drafts/?external_id=17").json()["items"] == []
    assert other.draft(external_id="17").status_code == 201


def test_records_are_named_by_key_or_number(dms, tree):
    body = make_body()
    meeting = MeetingPage(
        title="Mbledhja", issuing_body=body, date="2026-02-01", time="10:00", venue="Salla", live=False
    )
    tree.section_for(MeetingPage, "sq").add_child(instance=meeting)
    for name in (meeting.pk, str(meeting.translation_key)):
        assert dms.draft(ACT | {"session": name}).json()["fields"]["session"] == meeting.pk
    assert errors(dms.draft(ACT | {"session": 987654})).keys() == {"#/fields/session"}


HOSTILE = [
    (b" ", 400),
    (b"{", 400),
    (b"[" * 5000 + b"]" * 5000, 400),
    (b"\xff\xfe", 400),
    (b'{"type": "act"}', 422),
    (b'{"type": "poem", "language": "sq", "fields": {}}', 422),
    (b'{"type": "act", "language": "xx", "fields": {"title": "A"}}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"title": 7}}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"title": "A\\u0000B"}}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"title": "A", "live": true}}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"title": "A", "session": 99999999999999999999999999}}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"title": "A", "issuing_body": "a\\u0000"}}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"title": "A", "date_adopted": "31.02.2026"}}', 422),
    (b'{"type": "meeting", "language": "sq", "fields": {"title": "A", "ordinal": -1}}', 422),
    (b'{"type": "meeting", "language": "sq", "fields": {"title": "A", "time": "25:00"}}', 422),
    (b'{"type": "call", "language": "sq", "fields": {"title": "A", "budget": "1e400"}}', 422),
    (b'{"type": "call", "language": "sq", "fields": {"title": "A", "budget": "NaN"}}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"title": "A", "text": {"blocks": [{"type": "x"}]}}}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"title": "A", "text": {"html": "<p>\\u0000</p>"}}}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"title": "A", "files": [{}]}}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"title": "A"}, "external_id": "\\u0007"}', 422),
    (b'{"type": "act", "language": "sq", "fields": {"text": {"html": "' + b"<b>" * 9000 + b'"}}}', 422),
    (b'{"pad": "' + b"x" * 1024 * 1024 + b'"}', 413),
]


def test_hostile_bodies_are_refused_in_a_sentence(dms):
    for number, (body, status) in enumerate(HOSTILE):
        answer = dms.post("drafts/", body)
        assert answer.status_code == status, (number, answer.content[:500])
        assert answer.json()["detail"]
    assert not ActPage.objects.exists()


def test_queries_grow_with_files_alone(dms, make_document):
    """Wagtail looks up the page and the document of each file of a draft several times; files are bound."""
    for code in "abcdef":
        Topic.objects.create(code=code, name=WORDS)
    keys = [str(make_document(title=f"Dokumenti {n}").record.key) for n in range(6)]
    dms.draft()

    def cost(topics: str, files: list[str]) -> int:
        with CaptureQueriesContext(connection) as asked:
            answer = dms.draft(ACT | {"topics": list(topics), "files": [{"key": key} for key in files]})
        assert answer.status_code == 201
        return len(asked)

    one = cost("a", keys[:1])
    assert one <= 130
    assert cost("abcdef", keys[:1]) <= one + 2
    assert cost("a", keys) <= one + 5 * 14
    with CaptureQueriesContext(connection) as asked:
        dms.get(f"drafts/{ActPage.objects.latest('pk').pk}/")
    assert len(asked) <= 60
