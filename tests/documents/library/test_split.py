from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from pypdf import PdfReader
from wagtail.models import ModelLogEntry

from cms.later import AfterCommit
from documents import pdf
from documents.models import DocumentRecord, PageText, PublicationDocument, ReadingState, TextSource
from tests.admin_forms import filled_form
from tests.documents.library.conftest import stream_of

pytestmark = pytest.mark.one_database

PARTS = {
    "part-0-title": "Vendim për buxhetin",
    "part-0-kind": "decision",
    "part-0-date": "2026-02-20",
    "part-0-reference": "01-12/2026",
    "part-1-title": "Odluka o putevima",
    "part-1-language": "sr-latn",
}


@pytest.fixture
def scan(office, make_document, make_pdf):
    return make_document(title="Vendimet e shkurtit", name="shkurt.pdf", content=make_pdf(6))


def address(edition) -> str:
    return reverse("documents_office:split", args=[edition.pk])


def send(office, edition, ranges: str, action: str = "split", **fields):
    pieces = [piece.strip() for piece in ranges.split(",")]
    pages = {
        f"part-{number}-pages": piece if "-" in piece else f"{piece}-{piece}" for number, piece in enumerate(pieces)
    }
    blank = {f"part-{number}-{name}": "" for number in range(len(pages)) for name in ("title", "issuing_body", "date")}
    chosen = {f"part-{number}-{name}": value for number in range(len(pages)) for name, value in DEFAULTS.items()}
    version = {"version": edition.version_number, "ranges": ranges, "action": action}
    return office.post(address(edition), {**blank, **chosen, **pages, **version, **fields}, follow=True)


DEFAULTS = {"language": "sq", "kind": "other", "reference": ""}


def texts(edition) -> list[str]:
    with edition.file.open() as file:
        return [page.extract_text().strip() for page in PdfReader(BytesIO(file.read())).pages]


def stored_files() -> list[str]:
    folders, _files = default_storage.listdir("documents")
    return sorted(name for folder in folders for name in default_storage.listdir(f"documents/{folder}")[1])


def test_each_part_becomes_a_document_and_the_original_stays(office, scan, bodies, officer):
    before = scan.checksum
    answer = send(office, scan, "1-2, 3-6", **PARTS, **{"part-0-issuing_body": bodies["assembly"].pk})
    assert answer.redirect_chain
    first, second = PublicationDocument.objects.exclude(pk=scan.pk).order_by("pk")
    assert (first.title, first.kind, str(first.date), first.reference) == (
        "Vendim për buxhetin",
        "decision",
        "2026-02-20",
        "01-12/2026",
    )
    assert first.issuing_body == bodies["assembly"]
    assert (first.language, second.language) == ("sq", "sr-latn")
    assert texts(first) == ["Faqja 1", "Faqja 2"]
    assert texts(second) == ["Faqja 3", "Faqja 4", "Faqja 5", "Faqja 6"]
    assert (first.pages, second.pages) == (2, 4)
    assert first.record_id != second.record_id
    assert first.collection == scan.collection
    assert first.uploaded_by_user == officer
    scan.refresh_from_db()
    assert scan.checksum == before
    assert texts(scan) == [f"Faqja {number}" for number in range(1, 7)]


def test_a_part_says_where_it_comes_from(office, scan):
    send(office, scan, "1-2, 6", **PARTS)
    first, second = PublicationDocument.objects.exclude(pk=scan.pk).order_by("pk")
    assert "1–2" in first.description
    assert "Vendimet e shkurtit" in second.description
    assert first.current_version.reason == first.description
    entry = ModelLogEntry.objects.for_instance(second).get(action="documents.split_from")
    assert entry.data == {"document": scan.pk, "title": scan.title, "version": 1, "pages": "6"}
    history = office.get(reverse("documents_editing:history", args=[second.pk])).content.decode()
    assert "Vendimet e shkurtit" in history
    link = f'href="{reverse("wagtaildocs:edit", args=[first.pk])}"'
    assert link in office.get(address(scan)).content.decode()
    first.delete()
    assert link not in office.get(address(scan)).content.decode()


def test_a_part_waits_to_be_read_and_no_reader_sees_it(office, scan, client):
    send(office, scan, "1-2, 3-6", **PARTS)
    part = PublicationDocument.objects.exclude(pk=scan.pk).first()
    assert part.current_version.reading.state == ReadingState.WAITING
    client.logout()
    assert client.get(part.url).status_code == 404


def test_overlaps_need_a_confirmation(office, scan):
    answer = send(office, scan, "1-3, 3-6", **PARTS)
    assert PublicationDocument.objects.count() == 1
    assert 'name="confirm_overlap"' in answer.content.decode()
    send(office, scan, "1-3, 3-6", **PARTS, confirm_overlap="on")
    assert [part.pages for part in PublicationDocument.objects.exclude(pk=scan.pk).order_by("pk")] == [3, 4]


def test_gaps_are_named_and_allowed(office, scan):
    arranged = send(office, scan, "1-2, 5", action="arrange").content.decode()
    assert "3-4, 6" in arranged
    answer = send(office, scan, "1-2, 5", **PARTS)
    assert PublicationDocument.objects.count() == 3
    assert "3-4, 6" in answer.content.decode()


@pytest.mark.parametrize("ranges", ["", "1-9", "3-1", "first"])
def test_pages_that_do_not_exist_change_nothing(office, scan, ranges):
    answer = send(office, scan, ranges, **PARTS)
    assert 'role="alert"' in answer.content.decode()
    assert PublicationDocument.objects.count() == 1


def test_a_part_without_a_title_stops_all(office, scan):
    answer = send(office, scan, "1-2, 3-6", **PARTS | {"part-1-title": ""})
    content = answer.content.decode()
    assert "Vendim për buxhetin" in content
    assert 'id="part-1-title-errors"><ul' in content
    assert PublicationDocument.objects.count() == 1


def test_what_was_typed_is_kept_while_the_cuts_move(office, scan):
    answer = send(office, scan, "1-2, 3-6", action="arrange", **PARTS)
    moved = office.post(
        address(scan),
        {
            **filled_fields(answer),
            "ranges": "1, 2, 3-6",
            "action": "arrange",
        },
    ).content.decode()
    assert 'name="part-0-title" value="Vendim për buxhetin"' in moved
    assert 'name="part-2-title" value="Odluka o putevima"' in moved
    assert 'name="part-1-title"' in moved


@pytest.mark.parametrize("pages", ["²-3", "9" * 5000 + "-3", "-", "x"])
def test_pages_of_a_part_that_are_no_numbers_describe_no_part(office, scan, pages):
    answer = send(office, scan, "1-2, 3-6", action="show", **{"part-0-pages": pages, "part-0-title": "Vendim"})
    assert answer.status_code == 200
    assert "Vendim" not in filled_fields(answer).values()


def filled_fields(answer) -> dict:
    from tests.admin_forms import _Fields

    parser = _Fields()
    parser.feed(answer.content.decode())
    return parser.values


def test_parts_that_were_not_described_yet_are_not_made(office, scan):
    fields = filled_form(office, address(scan), ranges="1-3, 4-6", action="split")
    content = office.post(address(scan), fields).content.decode()
    assert PublicationDocument.objects.count() == 1
    assert 'name="part-1-title"' in content


def test_the_reading_of_a_part_is_proposed(office, scan):
    version = scan.current_version
    lines = (
        "REPUBLIKA E KOSOVËS\nKUVENDI I KOMUNËS\nNr. 01-45/2026\nDatë: 20.02.2026\n\nVENDIM\npër miratimin e buxhetit"
    )
    PageText.objects.create(version=version, number=3, source=TextSource.LAYER, text=lines)
    content = send(office, scan, "1-2, 3-6", action="arrange").content.decode()
    assert 'data-library-take="id_part-1-date" data-value="2026-02-20"' in content
    assert 'data-library-take="id_part-0-date"' not in content


def test_all_or_nothing(office, scan, monkeypatch, django_capture_on_commit_callbacks):
    before, saved = stored_files(), []

    def fail_at_the_second(edition):
        saved.append(edition)
        if len(saved) == 2:
            raise RuntimeError("The disk is full")

    monkeypatch.setattr(PublicationDocument, "read_file_facts", fail_at_the_second)
    with django_capture_on_commit_callbacks() as callbacks, pytest.raises(RuntimeError):
        send(office, scan, "1-2, 3-6", **PARTS)
    assert PublicationDocument.objects.count() == DocumentRecord.objects.count() == 1
    assert stored_files() == before
    # What is derived may be looked at once more; nothing is read, copied or told.
    assert [left for left in callbacks if type(left).__module__ != AfterCommit.__module__] == []


def test_a_file_that_cannot_be_cut_says_so(office, scan, monkeypatch):
    def fail(path, first, last, target):
        raise pdf.PdfFailed("broken", "The PDF is damaged.")

    monkeypatch.setattr(pdf, "cut", fail)
    assert "The PDF is damaged." in send(office, scan, "1-2, 3-6", **PARTS).content.decode()
    assert PublicationDocument.objects.count() == 1


def test_a_file_replaced_meanwhile_is_not_split_by_the_old_pages(office, scan):
    answer = send(office, scan, "1-2, 3-6", **PARTS, version="0")
    assert 'role="alert"' in answer.content.decode()
    assert PublicationDocument.objects.count() == 1


def test_what_is_no_pdf_or_has_one_page_is_not_split(office, make_document):
    for document in (make_document(name="shënim.txt", content=b"tekst"), make_document()):
        answer = office.get(address(document))
        assert answer.status_code == 302
        assert answer["Location"] == reverse("wagtaildocs:edit", args=[document.pk])


def test_a_broken_pdf_is_not_split(office, make_document):
    broken = make_document(content=b"%PDF-1.4\nnothing more")
    assert office.get(address(broken)).status_code == 302


def test_only_who_may_change_the_file_may_split_it(
    client, translator, scan, closed_off, make_document, make_pdf, officer
):
    inner, collection = closed_off
    own = make_document(content=make_pdf(2), collection=collection)
    client.force_login(translator)
    assert client.get(address(scan)).status_code == 302
    officer.groups.set([inner])
    client.force_login(officer)
    assert client.get(address(scan)).status_code == 302
    assert client.post(address(scan), {"ranges": "1-2", "action": "arrange", "version": 1}).status_code == 302
    assert client.get(address(own)).status_code == 200


def picture(edition, page: int, number: int = 1) -> str:
    return reverse("documents_office:page_picture", args=[edition.pk, number, page])


def test_pages_are_shown_as_small_pictures(office, scan):
    answer = office.get(picture(scan, 4))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    assert "private" in answer["Cache-Control"]


def test_pictures_of_neighbours_are_drawn_together_and_once(office, make_document, make_pdf, monkeypatch):
    edition = make_document(content=make_pdf(30))
    calls, render = [], pdf.render_pages

    def counted(path, numbers, width, folder, suffix=".webp"):
        calls.append(list(numbers))
        return render(path, numbers, width, folder, suffix)

    monkeypatch.setattr(pdf, "render_pages", counted)
    for page in (14, 13, 24, 30):
        stream_of(office.get(picture(edition, page)))
    assert calls == [list(range(13, 25)), list(range(25, 31))]
    _folders, files = default_storage.listdir(f"previews/{edition.current_version.pk}")
    assert len(files) == 18


def test_the_screen_of_500_pages_draws_none_of_them_before_they_are_looked_at(
    office, make_document, make_pdf, monkeypatch
):
    edition = make_document(content=make_pdf(500))
    monkeypatch.setattr(pdf, "render_pages", lambda *arguments: pytest.fail("Nobody looked at a page yet."))
    content = office.get(address(edition)).content.decode()
    assert content.count('loading="lazy"') == 500
    assert content.count("data-cut=") == 499


def test_pictures_of_other_pages_versions_and_people_do_not_exist(client, office, scan, translator):
    assert office.get(picture(scan, 7), follow=True).status_code == 404
    assert office.get(picture(scan, 1, number=2), follow=True).status_code == 404
    client.force_login(translator)
    assert client.get(picture(scan, 1)).status_code == 302
    client.logout()
    assert client.get(picture(scan, 1)).status_code == 302
