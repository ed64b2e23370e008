"""Files on a real S3 server that checks signatures: who gets what, in which pieces, and what when it is away."""

import hashlib
import tracemalloc
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from io import RawIOBase

import pytest
from botocore.config import Config
from botocore.exceptions import EndpointConnectionError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage, storages

from documents import storage
from documents.delivery import StorageAwayMiddleware

from .conftest import CONTENT, body_of

# One process of a parallel run starts the server, once.
pytestmark = [pytest.mark.xdist_group("s3"), pytest.mark.one_database]
MB = 1024 * 1024
NAME = "documents/a1/vendim.pdf"


def fetch(address: str) -> tuple[int, bytes, dict]:
    """Status, content and headers that a visitor without any key gets."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


def plain_address(server, name=NAME, alias="default") -> str:
    return f"{server.base}/{storages[alias].bucket_name}/{storages[alias].key(name)}"


def test_a_file_in_the_private_bucket_is_refused_without_a_signature(use_s3, s3_server, ask):
    use_s3()
    assert body_of(ask()) == CONTENT
    assert fetch(plain_address(s3_server))[0] == 403
    assert default_storage.url(NAME) == f"/media/{NAME}"


def test_a_wrong_secret_is_refused_and_told_as_a_storage_that_is_away(use_s3, ask, tree, caplog):
    url = use_s3()
    default_storage.save(NAME, ContentFile(CONTENT))
    key = url.removeprefix("s3://").split(":")[0]
    use_s3(bucket=default_storage.bucket_name, key=f"{key}:wrong")
    with pytest.raises(storage.StorageAway):
        storage.stored_size(default_storage, NAME)
    assert ask(file=NAME).status_code == 503
    assert caplog.records[-1].event == "storage_away"


def test_only_the_part_that_is_asked_for_leaves_the_server(use_s3, ask):
    use_s3()
    default_storage.save(NAME, ContentFile(CONTENT))
    stream, whole = storage.open_range(default_storage, NAME, 1000, 50)
    assert (stream.read(), whole) == (CONTENT[1000:1050], len(CONTENT))
    answer = ask(file=NAME, HTTP_RANGE="bytes=-20")
    assert (answer.status_code, body_of(answer)) == (206, CONTENT[-20:])
    assert answer["Content-Range"] == f"bytes {len(CONTENT) - 20}-{len(CONTENT) - 1}/{len(CONTENT)}"
    assert ask(file=NAME, method="head")["Content-Length"] == str(len(CONTENT))


def test_an_empty_file_can_be_kept_and_sent(use_s3, ask):
    use_s3()
    assert body_of(ask(b"")) == b""


class Endless(RawIOBase):
    """Content that is made while it is read: ``size`` bytes, never in memory together."""

    def __init__(self, size: int):
        self.left, self.digest = size, hashlib.sha256()

    def read(self, count: int = -1) -> bytes:
        count = min(self.left, count if count >= 0 else self.left)
        piece = (self.left.to_bytes(8, "big") * (count // 8 + 1))[:count]
        self.left -= count
        self.digest.update(piece)
        return piece


def test_a_big_file_goes_up_and_down_in_pieces(use_s3, ask):
    use_s3()
    content = Endless(24 * MB)
    tracemalloc.start()
    storage.write(default_storage, NAME, content)
    _now, most_up = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    stream, whole = storage.open_range(default_storage, NAME)
    digest = hashlib.sha256()
    for piece in storage.Pieces(stream):
        digest.update(piece)
    _now, most_down = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    head = default_storage.client.head_object(Bucket=default_storage.bucket_name, Key=NAME)
    assert head["ETag"].strip('"').endswith("-3")
    assert (whole, digest.hexdigest()) == (24 * MB, content.digest.hexdigest())
    assert most_up < 20 * MB
    assert most_down < 12 * MB


def test_djangos_own_reading_of_a_big_file_waits_on_disk_and_not_in_memory(use_s3):
    use_s3()
    storage.write(default_storage, NAME, Endless(24 * MB))
    tracemalloc.start()
    with default_storage.open(NAME) as file:
        size = sum(len(piece) for piece in file.chunks())
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size == 24 * MB
    assert most < 12 * MB


def test_writing_the_same_name_replaces_what_was_cut_off(use_s3):
    use_s3()
    default_storage.save(NAME, ContentFile(b"half"))
    storage.write(default_storage, NAME, ContentFile(b"whole"))
    assert list(storage.walk(default_storage, "documents/")) == [(NAME, 5)]


def test_a_signed_address_answers_with_the_headers_that_were_signed(use_s3, ask):
    use_s3("delivery=signed")
    answer = ask(facts={"filename": "Çmimet.pdf"})
    assert (answer.status_code, answer["Cache-Control"]) == (302, "no-store")
    status, content, headers = fetch(answer["Location"])
    assert (status, content) == (200, CONTENT)
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"] == "inline; filename=\"cmimet.pdf\"; filename*=UTF-8''%C3%87mimet.pdf"
    assert fetch(answer["Location"].replace("inline", "attachment"))[0] == 403
    assert fetch(answer["Location"].split("?")[0])[0] == 403


@pytest.mark.parametrize(("minutes_ago", "status"), [(4, 200), (6, 403)])
def test_a_signed_address_expires_after_five_minutes(use_s3, monkeypatch, minutes_ago, status):
    use_s3("delivery=signed")
    default_storage.save(NAME, ContentFile(CONTENT))
    then = datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=minutes_ago)
    monkeypatch.setattr("botocore.auth.get_current_datetime", lambda *words, **more: then)
    address = storage.signed_address(NAME, "inline", "application/pdf")
    assert fetch(address)[0] == status


@pytest.mark.parametrize("words", ["delivery=signed", "delivery=public&public_bucket=OPEN"])
def test_what_not_everybody_may_read_is_sent_by_the_portal_itself(use_s3, ask, words):
    use_s3(words)
    answer = ask(facts={"public": False})
    assert (answer.status_code, body_of(answer)) == (200, CONTENT)
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("words", ["delivery=signed", "delivery=public&public_bucket=OPEN"])
def test_head_and_conditions_are_answered_without_a_redirect(use_s3, ask, words):
    use_s3(words)
    assert ask(method="head").status_code == 200
    etag = f'"{hashlib.sha256(CONTENT).hexdigest()}"'
    assert ask(HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_a_signed_redirect_to_a_lost_file_is_not_given(use_s3, ask, tree):
    use_s3("delivery=signed")
    assert ask(file="documents/gone.pdf").status_code == 404


def test_a_public_file_is_read_from_its_copy_and_the_original_stays_closed(use_s3, open_bucket, s3_server, ask):
    use_s3("delivery=public&public_bucket=OPEN&prefix=p&public_prefix=q")
    open_bucket()
    default_storage.save(NAME, ContentFile(CONTENT))
    assert storage.publish_copy(NAME, "Çmimet.pdf", "application/pdf") is True
    assert storage.publish_copy(NAME) is False
    answer = ask(file=NAME)
    assert answer["Location"] == storage.public_address(NAME) == plain_address(s3_server, alias="public")
    status, content, headers = fetch(answer["Location"])
    assert (status, content) == (200, CONTENT)
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"] == "inline; filename=\"cmimet.pdf\"; filename*=UTF-8''%C3%87mimet.pdf"
    assert headers["Cache-Control"] == "public, max-age=3600"
    assert fetch(plain_address(s3_server))[0] == 403
    assert fetch(f"{s3_server.base}/{storages['public'].bucket_name}/")[0] == 403
    assert list(storage.copied_names()) == [NAME]


def test_a_copy_that_is_removed_is_gone_at_once_and_the_portal_sends_the_file(use_s3, open_bucket, ask):
    use_s3("delivery=public&public_bucket=OPEN")
    open_bucket()
    default_storage.save(NAME, ContentFile(CONTENT))
    storage.publish_copy(NAME)
    storage.remove_copy(NAME)
    storage.remove_copy(NAME)
    assert fetch(storage.public_address(NAME))[0] in (403, 404)
    answer = ask(file=NAME)
    assert (answer.status_code, body_of(answer)) == (200, CONTENT)
    assert list(storage.copied_names()) == []


def test_a_copy_of_what_a_browser_could_run_is_only_downloaded(use_s3, open_bucket):
    use_s3("delivery=public&public_bucket=OPEN")
    open_bucket()
    default_storage.save("documents/a1/page.html", ContentFile(b"<script>alert(1)</script>"))
    storage.publish_copy("documents/a1/page.html")
    _status, _content, headers = fetch(storage.public_address("documents/a1/page.html"))
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"] == 'attachment; filename="page.html"'


def test_there_are_no_copies_where_the_portal_streams(use_s3):
    use_s3()
    default_storage.save(NAME, ContentFile(CONTENT))
    assert storage.publish_copy(NAME) is False
    assert storage.public_address(NAME) is None
    assert storage.signed_address(NAME, "inline", "application/pdf") is None
    assert storage.has_copy(NAME) is False
    storage.remove_copy(NAME)


def test_a_prefix_keeps_two_portals_in_one_bucket_apart(use_s3):
    use_s3("prefix=malisheve")
    bucket = default_storage.bucket_name
    default_storage.save(NAME, ContentFile(b"a"))
    use_s3("prefix=malisheve-2", bucket=bucket)
    assert not default_storage.exists(NAME)
    default_storage.save(NAME, ContentFile(b"bcd"))
    assert list(storage.walk(default_storage)) == [(NAME, 3)]
    keys = [entry["Key"] for entry in default_storage.client.list_objects_v2(Bucket=bucket)["Contents"]]
    assert sorted(keys) == [f"malisheve-2/{NAME}", f"malisheve/{NAME}"]


def test_a_listing_goes_past_its_first_page(use_s3, monkeypatch):
    use_s3()
    monkeypatch.setattr(type(storages["default"]), "page_size", 2)
    names = [default_storage.save(f"documents/{number}/a.pdf", ContentFile(b"")) for number in range(5)]
    assert [name for name, _size in storage.walk(default_storage, "documents/")] == names


def test_a_file_that_was_cut_off_is_not_handed_out(use_s3, ask, tree):
    use_s3()
    default_storage.save(NAME, ContentFile(CONTENT[:100]))
    assert ask(file=NAME).status_code == 404
    assert ask(file=NAME, HTTP_RANGE="bytes=200-300").status_code == 404


def test_a_stopped_server_gives_the_reader_a_page_and_the_rest_of_the_portal_goes_on(
    use_s3, s3_server, ask, client, tree, caplog
):
    use_s3()
    default_storage.save(NAME, ContentFile(CONTENT))
    with s3_server.stopped():
        for method in ("get", "head"):
            answer = ask(file=NAME, method=method)
            assert (answer.status_code, answer["Retry-After"]) == (503, "30")
        assert "does not answer" in ask(file=NAME).content.decode()
        assert caplog.records[-1].event == "storage_away"
        assert client.get("/sq/").status_code == 200
    answer = ask(file=NAME)
    assert (answer.status_code, body_of(answer)) == (200, CONTENT)


@pytest.mark.parametrize("words", ["delivery=signed", "delivery=public&public_bucket=OPEN"])
def test_nobody_is_redirected_to_a_stopped_server(use_s3, s3_server, ask, tree, words):
    use_s3(words)
    default_storage.save(NAME, ContentFile(CONTENT))
    storage.publish_copy(NAME)
    assert ask(file=NAME).status_code == 302
    with s3_server.stopped():
        assert ask(file=NAME).status_code == 503


def test_only_the_first_reader_waits_for_a_silent_server(use_s3, s3_server, ask, tree, caplog):
    hurried = {"read_timeout": 1, "retries": {"total_max_attempts": 1, "mode": "standard"}}
    config = Config(signature_version="s3v4", s3={"addressing_style": "path"}, **hurried)
    use_s3()
    default_storage.save(NAME, ContentFile(CONTENT))
    use_s3(bucket=default_storage.bucket_name, options={"client_config": config})
    with s3_server.silent():
        assert ask(file=NAME).status_code == 503
        waited = len(caplog.records)
        assert ask(file=NAME).status_code == 503
        assert len(caplog.records) == waited == 1


def test_an_upload_that_meets_a_stopped_server_gets_the_page_too(rf, tree):
    middleware = StorageAwayMiddleware(lambda request: None)
    error = EndpointConnectionError(endpoint_url="http://127.0.0.1:1")
    assert middleware.process_exception(rf.get("/admin/"), error).status_code == 503
    assert middleware.process_exception(rf.get("/admin/"), ValueError("else")) is None


def test_a_file_of_django_is_stored_as_it_is(use_s3):
    use_s3()
    stored = default_storage.save(NAME, File(ContentFile(CONTENT), name="x"))
    assert default_storage.save(NAME, ContentFile(b"other")) != stored
    with default_storage.open(stored) as file:
        assert file.read() == CONTENT
