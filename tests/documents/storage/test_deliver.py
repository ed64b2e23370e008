"""Files to readers: whole, in part or not again; headers; a storage that is away or has lost the file."""

import hashlib
import logging

import pytest
from django.core.files.storage import default_storage

from documents.storage import PIECE, open_range

from .conftest import CONTENT, MODIFIED_HTTP, body_of

pytestmark = pytest.mark.one_database

ETAG = f'"{hashlib.sha256(CONTENT).hexdigest()}"'
SIZE = len(CONTENT)


def test_a_file_is_sent_in_pieces_with_its_length_and_checksum(ask):
    answer = ask()
    pieces = list(answer.streaming_content)
    assert b"".join(pieces) == CONTENT
    assert len(pieces) == 2
    assert max(map(len, pieces)) <= PIECE
    assert answer.status_code == 200
    assert answer["Content-Length"] == str(SIZE)
    assert answer["ETag"] == ETAG
    assert answer["Last-Modified"] == MODIFIED_HTTP
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["Content-Type"] == "application/pdf"


def test_the_file_is_closed_when_the_reader_goes_away_before_the_first_piece(ask):
    answer = ask()
    stream = answer._iterator._stream
    answer.close()
    assert stream.closed


def test_head_answers_as_get_does_without_the_content(ask):
    answer = ask(method="head", HTTP_RANGE="bytes=0-9")
    assert (answer.status_code, body_of(answer)) == (200, b"")
    assert answer["Content-Length"] == str(SIZE)
    assert answer["ETag"] == ETAG


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=5-", 5, SIZE - 1),
        ("bytes=-7", SIZE - 7, SIZE - 1),
        (f"bytes=-{SIZE * 2}", 0, SIZE - 1),
        (f"bytes=100-{SIZE * 2}", 100, SIZE - 1),
        ("Bytes = 1-2 ", 1, 2),
        (f"bytes=0-{SIZE - 1}", 0, SIZE - 1),
    ],
)
def test_a_part_is_sent_as_it_was_asked_for(ask, asked, first, last):
    answer = ask(HTTP_RANGE=asked)
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert answer["Content-Length"] == str(last - first + 1)
    assert body_of(answer) == CONTENT[first : last + 1]


@pytest.mark.parametrize(
    "asked", ["bytes=0-4,10-14", "pages=1-2", "bytes=5-2", "bytes=a-b", "bytes=-", "0-5", "bytes=0-" + "9" * 5000]
)
def test_several_parts_and_what_is_malformed_are_answered_by_the_whole_file(ask, asked):
    answer = ask(HTTP_RANGE=asked)
    assert answer.status_code == 200
    assert body_of(answer) == CONTENT


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", f"bytes={SIZE + 5}-{SIZE + 9}", "bytes=-0"])
def test_a_part_behind_the_end_is_refused_with_the_size(ask, asked):
    answer = ask(HTTP_RANGE=asked)
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{SIZE}"


def test_no_part_of_an_empty_file_can_be_sent_and_the_file_can(ask):
    assert ask(b"", HTTP_RANGE="bytes=0-").status_code == 416
    answer = ask(b"")
    assert (answer.status_code, answer["Content-Length"], body_of(answer)) == (200, "0", b"")


@pytest.mark.parametrize(
    ("known", "status"),
    [
        (ETAG, 206),
        (f"W/{ETAG}", 200),
        ('"another"', 200),
        (MODIFIED_HTTP, 206),
        ("Mon, 02 Mar 2026 10:30:16 GMT", 200),
        ("Mon, 02 Mar 2026 10:30:14 GMT", 200),
        ("nonsense", 200),
    ],
)
def test_a_part_is_sent_only_to_who_has_the_rest_of_the_same_content(ask, known, status):
    answer = ask(HTTP_RANGE="bytes=0-3", HTTP_IF_RANGE=known)
    assert answer.status_code == status
    assert body_of(answer) == (CONTENT[:4] if status == 206 else CONTENT)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"HTTP_IF_NONE_MATCH": ETAG}, 304),
        ({"HTTP_IF_NONE_MATCH": f'"x", W/{ETAG}'}, 304),
        ({"HTTP_IF_NONE_MATCH": "*"}, 304),
        ({"HTTP_IF_NONE_MATCH": '"x"', "HTTP_IF_MODIFIED_SINCE": MODIFIED_HTTP}, 200),
        ({"HTTP_IF_MODIFIED_SINCE": MODIFIED_HTTP}, 304),
        ({"HTTP_IF_MODIFIED_SINCE": "Mon, 02 Mar 2026 10:30:14 GMT"}, 200),
        ({"HTTP_IF_MATCH": '"x"'}, 412),
        ({"HTTP_IF_MATCH": ETAG}, 200),
    ],
)
def test_what_the_reader_has_is_not_sent_again(ask, asked, status):
    answer = ask(**asked)
    assert answer.status_code == status
    assert answer["ETag"] == ETAG
    assert "immutable" in answer["Cache-Control"]
    if status != 200:
        assert body_of(answer) == b""
        assert "Content-Disposition" not in answer
    if status == 304:
        assert answer["Content-Length"] == str(SIZE)


def test_a_reader_who_has_the_file_is_answered_though_the_storage_lost_it(ask):
    assert ask(file="documents/gone.pdf", HTTP_IF_NONE_MATCH=ETAG).status_code == 304


@pytest.mark.parametrize(
    ("immutable", "public", "words"),
    [
        (True, True, "public, max-age=31536000, immutable"),
        (False, True, "public, max-age=60, must-revalidate"),
        (True, False, "private, no-store"),
        (False, False, "private, no-store"),
    ],
)
def test_caches_keep_a_versions_own_address_for_long_and_what_is_not_public_never(ask, immutable, public, words):
    answer = ask(facts={"immutable": immutable, "public": public})
    assert answer["Cache-Control"] == words
    assert answer["Cross-Origin-Resource-Policy"] == ("cross-origin" if public else "same-origin")


@pytest.mark.parametrize(
    ("given", "filename", "shown", "how"),
    [
        ("application/pdf", "a.pdf", "application/pdf", "inline"),
        ("text/plain; charset=windows-1250", "a.txt", "text/plain; charset=windows-1250", "inline"),
        ("", "a.pdf", "application/pdf", "inline"),
        ("text/csv", "a.csv", "text/csv", "attachment"),
        ("application/vnd.oasis.opendocument.text", "a.odt", "application/vnd.oasis.opendocument.text", "attachment"),
        ("text/html", "a.html", "application/octet-stream", "attachment"),
        ("image/svg+xml", "a.svg", "application/octet-stream", "attachment"),
        ("application/xhtml+xml", "a.xhtml", "application/octet-stream", "attachment"),
        ("text/xml", "a.xml", "application/octet-stream", "attachment"),
        ("text/javascript", "a.js", "application/octet-stream", "attachment"),
        ("application/pdf;\r\nX-Evil: 1", "a.pdf", "application/octet-stream", "attachment"),
        ("", "a.html", "application/octet-stream", "attachment"),
        ("", "nothing", "application/octet-stream", "attachment"),
    ],
)
def test_only_what_a_browser_shows_and_never_runs_is_shown(ask, given, filename, shown, how):
    answer = ask(facts={"media_type": given, "filename": filename})
    assert answer["Content-Type"] == shown
    assert answer["Content-Disposition"].startswith(how + ";")
    assert answer["X-Content-Type-Options"] == "nosniff"
    policy = answer["Content-Security-Policy"].split("; ")
    assert policy[0].split()[0] == "sandbox"
    assert "allow-same-origin" not in policy[0]
    assert ("allow-scripts" in policy[0]) == (shown == "application/pdf")
    assert {"default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"} <= set(policy)


@pytest.mark.parametrize(
    ("filename", "header"),
    [
        ("Vendim 3 (b).pdf", 'inline; filename="Vendim 3 (b).pdf"'),
        (
            "Çmimet për njësi.pdf",
            "inline; filename=\"cmimet per njesi.pdf\"; filename*=UTF-8''%C3%87mimet%20p%C3%ABr%20nj%C3%ABsi.pdf",
        ),
        ("Одлука.pdf", "inline; filename=\"odluka.pdf\"; filename*=UTF-8''%D0%9E%D0%B4%D0%BB%D1%83%D0%BA%D0%B0.pdf"),
        ('a"b;\\.pdf', 'inline; filename=".pdf"'),
        ('čist "navod".pdf', "inline; filename=\"cist _navod_.pdf\"; filename*=UTF-8''%C4%8Dist%20%22navod%22.pdf"),
        ("../../etc/passwd", 'inline; filename="passwd"'),
        (
            "a\r\nSet-Cookie: x=1.pdf",
            "inline; filename=\"aset-cookie_ x_1.pdf\"; filename*=UTF-8''aSet-Cookie%3A%20x%3D1.pdf",
        ),
        ("fatura\u202efdp.exe", 'inline; filename="faturafdp.exe"'),
        ("", 'inline; filename="document"'),
    ],
)
def test_the_file_name_reaches_every_client(ask, filename, header):
    assert ask(facts={"filename": filename})["Content-Disposition"] == header


def test_a_lost_file_answers_with_a_page_and_an_event_in_the_log(ask, tree, caplog):
    answer = ask(file="documents/a1/gone.pdf")
    assert answer.status_code == 404
    assert "The portal knows this document" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert [record.event for record in caplog.records if record.levelno == logging.ERROR] == ["file_missing"]
    assert ask(file="documents/a1/gone.pdf", method="head").status_code == 404


def test_a_file_of_another_length_is_not_handed_out_under_the_old_checksum(ask, tree, caplog):
    answer = ask(CONTENT, facts={"size": SIZE + 1})
    assert answer.status_code == 404
    assert [record.event for record in caplog.records][0] == "file_changed"
    assert ask(CONTENT, method="head", facts={"size": SIZE - 1}).status_code == 404


def test_a_storage_that_cannot_be_read_answers_503_with_a_page(ask, tree, caplog, monkeypatch):
    def refused(*words):
        raise PermissionError("not ours")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._open", refused)
    answer = ask()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert answer["Cache-Control"] == "no-store"
    assert "does not answer" in answer.content.decode()
    assert caplog.records[-1].event == "storage_away"


def test_a_file_that_ends_early_breaks_the_connection_and_does_not_pass_for_whole(ask):
    answer = ask()
    answer._iterator._left += 1
    with pytest.raises(OSError, match="1 bytes early"):
        list(answer.streaming_content)


def test_names_that_leave_the_folder_are_not_opened(db):
    from django.core.exceptions import SuspiciousFileOperation

    with pytest.raises(SuspiciousFileOperation):
        open_range(default_storage, "../settings.py")
