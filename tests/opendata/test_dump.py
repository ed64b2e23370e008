"""The dump of a night is whole, the same for the same content, and given only while all in it is public."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from cms.api.keeping.refreshing import refresh_documents
from cms.api.models import ApiItem
from cms.opendata.dump import making
from cms.opendata.dump.making import make
from cms.opendata.models import Dump
from documents import versions
from documents.models import PublicationDocument
from tests.builders import make_act

from .records import publish_all

pytestmark = pytest.mark.one_database

NOW = datetime(2026, 3, 16, 2, tzinfo=UTC)
DAY = date(2026, 3, 16)


def unpacked(client, name="latest") -> ZipFile:
    answer = client.get(f"/data/dump/{name}.zip")
    assert answer.status_code == 200
    return ZipFile(BytesIO(b"".join(answer.streaming_content)))


@pytest.fixture
def everything(tree, make_document, committed):
    with committed():
        return publish_all(tree, make_document)


def test_a_dump_holds_everything_public_with_checksums(client, everything, text):
    call_command("make_dump", verbosity=0)
    archive = unpacked(client)
    sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
    assert set(sums) == set(archive.namelist()) - {"SHA256SUMS"}
    assert all(hashlib.sha256(archive.read(name)).hexdigest() == sums[name] for name in sums)
    manifest = json.loads(archive.read("manifest.json"))
    assert manifest["last_change"] == ApiItem.objects.order_by("-sequence").first().sequence
    records = [name for name in sums if name.startswith("records/")]
    found = [json.loads(line) for name in records for line in archive.read(name).decode().splitlines()]
    public = ApiItem.objects.filter(resource="record", removed_at=None)
    assert {item["id"] for item in found} == set(public.values_list("object_id", flat=True))
    assert archive.read("data/acts.csv").decode() == text("acts.csv")
    listed = client.get("/data/dump/").json()["dumps"]
    assert [(dump["day"], dump["last_change"]) for dump in listed] == [("2026-03-16", manifest["last_change"])]
    assert client.get("/data/dump/SHA256SUMS").content.decode() == f"{listed[0]['sha256']}  2026-03-16.zip\n"


def test_the_same_content_and_moment_give_the_same_bytes(everything):
    first = make(NOW, DAY).checksum
    assert make(NOW, DAY).checksum == first
    assert len(default_storage.listdir("dumps")[1]) == 1


def test_what_was_withdrawn_is_in_no_dump_that_is_given(client, everything, tree, committed):
    make(NOW - timedelta(days=1), DAY - timedelta(days=1))
    make(NOW, DAY)
    with committed():
        everything["acts"].unpublish()
    refused = client.get("/data/dump/latest.zip")
    assert (refused.status_code, refused["Retry-After"]) == (503, "3600")
    assert client.get("/data/dump/2026-03-15.zip").status_code == 410
    assert client.get("/data/dump/").json() == {"dumps": []}
    assert "dump/2026" not in client.get("/data/catalog.ttl").content.decode()
    call_command("make_dump", "--if-withdrawn", verbosity=0)
    assert "calc" not in unpacked(client).read("records/act.jsonl").decode()
    assert client.get("/data/dump/2026-03-15.zip").status_code == 404
    assert len(default_storage.listdir("dumps")[1]) == Dump.objects.count() == 1


def test_a_refused_dump_stays_refused_when_the_record_is_corrected_and_published_again(client, everything, committed):
    make(NOW, DAY)
    act = everything["acts"]
    with committed():
        act.unpublish()
    act.title = "Vendim pa emra"
    with committed():
        act.save_revision().publish()
    assert client.get("/data/dump/latest.zip").status_code == 503
    assert client.get("/data/dump/2026-03-16.zip").status_code == 410
    assert client.get("/data/dump/").json() == {"dumps": []}
    call_command("make_dump", "--if-withdrawn", verbosity=0)
    assert "Vendim pa emra" in unpacked(client).read("records/act.jsonl").decode()


def test_a_withdrawn_file_refuses_the_dumps_that_name_it_and_a_publication_none(client, everything, tree, committed):
    make(NOW, DAY)
    with committed():
        make_act(tree, "Vendim i ri", protocol_number="9/2026")
    assert client.get("/data/dump/latest.zip").status_code == 200
    with committed():
        versions.withdraw(PublicationDocument.objects.get(), "Të dhëna personale")
    assert client.get("/data/dump/latest.zip").status_code == 503
    make(NOW, DAY)
    assert client.get("/data/dump/latest.zip").status_code == 200


def test_a_withdrawn_file_of_a_document_that_stays_refuses_the_dumps(client, everything, committed):
    edition = PublicationDocument.objects.get()
    make(NOW, DAY)
    with committed():
        # Only its answer changes: whatever else tells of it, this alone is enough.
        versions.withdraw(edition, "Të dhëna personale", only=edition.versions.get())
        refresh_documents([edition.record_id])
    assert client.get("/data/dump/latest.zip").status_code == 503


def test_what_is_withdrawn_while_a_dump_is_made_is_not_in_it(everything, committed, client, monkeypatch):
    write, calls = making.write, []

    def written(*args):
        found = write(*args)
        if not calls:
            with committed():
                everything["acts"].unpublish()
        calls.append(args)
        return found

    monkeypatch.setattr(making, "write", written)
    make(NOW, DAY)
    assert len(calls) == 2
    assert unpacked(client).read("records/act.jsonl") == b""


def test_a_dump_that_fails_halfway_leaves_the_one_before(client, tree, committed, monkeypatch):
    with committed():
        make_act(tree)
    before = make(NOW - timedelta(days=1), DAY - timedelta(days=1))

    def fails(*args):
        raise OSError("No space left on device")

    for name in ("write", "store"):
        with monkeypatch.context() as patched:
            patched.setattr(making, name, fails)
            with pytest.raises(CommandError, match="No space left"):
                call_command("make_dump", verbosity=0)
        assert list(Dump.objects.values_list("checksum", flat=True)) == [before.checksum]
        assert unpacked(client).testzip() is None


def test_a_number_of_dumps_is_kept_and_the_office_may_keep_one_only(client, tree, settings):
    settings.OPEN_DATA_DUMPS_KEPT = 2
    for days in (3, 2, 1, 0):
        make(NOW - timedelta(days=days), DAY - timedelta(days=days))
    assert [dump.filename for dump in Dump.objects.order_by("day")] == ["2026-03-15.zip", "2026-03-16.zip"]
    call_command("make_dump", "--only", verbosity=0)
    assert Dump.objects.count() == len(default_storage.listdir("dumps")[1]) == 1


def test_a_dump_that_was_altered_is_found(tree, capsys):
    with pytest.raises(CommandError, match="make_dump"):
        call_command("make_dump", "--check")
    dump = make(NOW, DAY)
    call_command("make_dump", "--check")
    with open(default_storage.path(dump.name), "r+b") as file:
        file.seek(200)
        file.write(b"\0\0\0\0")
    with pytest.raises(SystemExit):
        call_command("make_dump", "--check")
    default_storage.delete(dump.name)
    with pytest.raises(SystemExit):
        call_command("make_dump", "--check")


def test_the_newest_dump_is_made_again_only_where_it_must(client, tree):
    first = make(NOW - timedelta(days=1), DAY - timedelta(days=1))
    call_command("make_dump", "--if-withdrawn", verbosity=0)
    assert list(Dump.objects.values_list("pk", flat=True)) == [first.pk]


@pytest.mark.parametrize("name", ["2026-02-30.zip", "2026-03-16.zip", "latest.zip", "x.zip"])
def test_there_is_no_dump_that_was_not_made(client, tree, name):
    assert client.get(f"/data/dump/{name}").status_code == 404


def test_a_part_of_a_dump_can_be_asked_for(client, tree):
    make(NOW, DAY)
    answer = client.get("/data/dump/latest.zip", HTTP_RANGE="bytes=0-3")
    assert (answer.status_code, b"".join(answer.streaming_content)) == (206, b"PK\x03\x04")
