"""``move_documents``: copied, read again, gone on with after an interruption, nothing deleted before all is there."""

import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command

from cms.settings import file_storage
from documents import storage
from documents.moving import Move
from tests.conftest import PDF

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[3]


def move(**options) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    out, errors = StringIO(), StringIO()
    try:
        call_command("move_documents", stdout=out, stderr=errors, **options)
    except SystemExit as end:
        return end.code, out.getvalue(), errors.getvalue()
    return 0, out.getvalue(), errors.getvalue()


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def library(make_document):
    """Three documents, a preview and a picture."""
    documents = [make_document(content=PDF + b"%" * number, reference=str(number)) for number in range(3)]
    default_storage.save("previews/1/a-320.webp", ContentFile(b"preview"))
    default_storage.save("images/arms.png", ContentFile(b"picture"))
    return documents


@pytest.fixture
def other(tmp_path):
    return tmp_path / "other"


def test_documents_and_previews_are_copied_and_the_source_stays(library, other, settings):
    before = files_below(Path(settings.MEDIA_ROOT))
    status, out, errors = move(to=f"file://{other}")
    assert status == 0
    assert files_below(other) == {name: content for name, content in before.items() if "images" not in name}
    assert files_below(Path(settings.MEDIA_ROOT)) == before
    assert f'STORAGE_URL="file://{other}"' in out
    assert "4/4 100 % previews/1/a-320.webp: copied and compared" in errors


def test_pictures_come_along_where_everything_is_asked_for(library, other, settings):
    assert move(to=f"file://{other}", all=True)[0] == 0
    assert files_below(other) == files_below(Path(settings.MEDIA_ROOT))


def test_what_is_there_is_skipped_and_what_was_cut_off_or_changed_is_copied_again(library, other):
    move(to=f"file://{other}")
    names = [document.file.name for document in library]
    (other / names[0]).write_bytes(PDF[:20])
    (other / names[1]).write_bytes((PDF + b"%" * 1)[::-1])
    before = (other / names[2]).stat().st_ino
    status, _out, errors = move(to=f"file://{other}")
    assert status == 0
    assert errors.count("was there already") == 2
    assert errors.count("copied and compared") == 2
    assert [(other / name).read_bytes() for name in names] == [PDF, PDF + b"%", PDF + b"%%"]
    assert (other / names[2]).stat().st_ino == before


def test_the_source_is_deleted_only_when_everything_is_in_the_target(library, other, settings):
    Path(library[0].file.path).unlink()
    status, out, _errors = move(to=f"file://{other}", delete_source=True)
    assert status == 1
    assert f"{library[0].file.name}: missing in the source" in out
    assert Path(library[1].file.path).exists()
    default_storage.save(library[0].file.name, ContentFile(PDF))
    assert move(to=f"file://{other}", delete_source=True)[0] == 0
    assert list(files_below(Path(settings.MEDIA_ROOT))) == ["images/arms.png"]


def test_a_file_that_is_not_the_one_uploaded_is_not_carried_on(library, other):
    Path(library[0].file.path).write_bytes(b"another")
    status, out, _errors = move(to=f"file://{other}")
    assert status == 1
    assert "its checksum is another one" in out
    assert not (other / library[0].file.name).exists()


def test_a_file_damaged_on_the_way_is_noticed_by_reading_it_again(library, other, monkeypatch):
    target = storages.create_storage(file_storage.storages(f"file://{other}", "/m")["default"])
    whole = type(target)._save

    def damaging(store, name, content):
        stored = whole(store, name, content)
        Path(store.path(stored)).write_bytes(b"damaged")
        return stored

    monkeypatch.setattr(type(target), "_save", damaging)
    assert {moved.outcome for moved in Move(default_storage, target).run()} == {"damaged"}
    assert files_below(other) == {}


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"to": "nonsense"}, "STORAGE_URL is “nonsense”"),
        ({"to": "file:///x", "prefix": "a"}, "--prefix is for an s3:// address"),
        ({"to": "s3://k:s@h/b?prefix=b", "prefix": "a"}, "--prefix is for an s3:// address"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_with_a_sentence(db, options, sentence):
    with pytest.raises(CommandError) as refusal:
        move(**options)
    assert sentence in str(refusal.value)


def test_a_move_to_where_the_files_are_is_refused(library, settings):
    with pytest.raises(CommandError, match="the same place"):
        move(to=f"file://{settings.MEDIA_ROOT}/", delete_source=True)
    assert Path(library[0].file.path).exists()


# Dies while a file is on its way: at the third piece that is read from the source.
DIES = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from documents import stored
read, count = stored.Hashing.read, 0
def read_or_die(stream, size=-1):
    global count
    count += 1
    if count == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return read(stream, size)
stored.Hashing.read = read_or_die
call_command("move_documents", "--to", sys.argv[1])
"""
FILL = """
from django.core.files.base import ContentFile
from documents.models import PublicationDocument
from documents.models import DocumentRecord
for number in range(3):
    document = PublicationDocument(title=f"{number}", language="sq", record=DocumentRecord.objects.create())
    document.file.save("a.pdf", ContentFile(bytes([number]) * 1_000_000), save=False)
    document.read_file_facts()
    document.save()
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory, migrated_file):
    """The environment of a portal of its own, with three documents of a megabyte on disk."""
    data = tmp_path_factory.mktemp("moving")
    environment = os.environ | {
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data}/moving.sqlite3",
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "PUBLIC_LANGUAGES": "en",
    }
    migrated_file(data / "moving.sqlite3")
    subprocess.run([sys.executable, "manage.py", "shell", "-v0", "-c", FILL], cwd=ROOT, env=environment, check=True)
    return environment


def kill_at(portal: dict[str, str], address: str, piece: int) -> None:
    words = [sys.executable, "-c", DIES, address, str(piece)]
    killed = subprocess.run(words, cwd=ROOT, env=portal, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr


def go_on(portal: dict[str, str], address: str) -> tuple[str, str]:
    """Standard output and standard error of the run that follows a killed one."""
    again = [sys.executable, "manage.py", "move_documents", "--to", address]
    resumed = subprocess.run(again, cwd=ROOT, env=portal, capture_output=True, text=True, check=False)
    assert resumed.returncode == 0, resumed.stderr
    return resumed.stdout, resumed.stderr


@pytest.mark.slow
def test_a_killed_move_goes_on_where_it_was_on_disk(portal, tmp_path):
    target = tmp_path / "target"
    # A megabyte is sixteen pieces of 64 KiB, and five to read again: the second file is half there.
    kill_at(portal, f"file://{target}", 32)
    sizes = sorted(len(content) for content in files_below(target).values())
    assert len(sizes) == 2
    assert sizes[0] < sizes[1] == 1_000_000
    _out, errors = go_on(portal, f"file://{target}")
    assert errors.count("was there already") == 1
    assert errors.count("copied and compared") == 2
    assert files_below(target) == files_below(Path(portal["DATA_DIR"]) / "media")


@pytest.mark.slow
@pytest.mark.xdist_group("s3")
def test_a_killed_move_goes_on_where_it_was_on_s3(portal, s3_server, use_s3):
    address = use_s3("prefix=portal")
    kill_at(portal, address, 8)
    out, errors = go_on(portal, address)
    assert errors.count("was there already") == 1
    assert errors.count("copied and compared") == 2
    source = files_below(Path(portal["DATA_DIR"]) / "media")
    assert dict(storage.walk(default_storage)) == {name: len(content) for name, content in source.items()}
    for name, content in source.items():
        with default_storage.open(name) as file:
            assert file.read() == content
    assert ":***@" in out
    assert address.split(":")[2].split("@")[0] not in out + errors


@pytest.mark.xdist_group("s3")
def test_a_library_comes_back_from_s3(library, use_s3, settings, other):
    local = settings.STORAGES["default"]["OPTIONS"]["location"]
    address = use_s3()
    assert move(source=f"file://{local}", to=address, all=True)[0] == 0
    assert move(to=f"file://{other}", all=True, delete_source=True)[0] == 0
    assert files_below(other) == files_below(Path(local))
    assert list(storage.walk(default_storage)) == []


@pytest.mark.xdist_group("s3")
def test_a_bucket_that_does_not_exist_is_told_before_anything_is_copied(library, s3_server):
    with pytest.raises(CommandError, match="Make the bucket first"):
        move(to=s3_server.address("nowhere"), delete_source=True)
    assert Path(library[0].file.path).exists()


@pytest.mark.xdist_group("s3")
def test_a_target_that_stops_in_the_middle_ends_with_a_sentence_and_the_next_run_goes_on(
    library, use_s3, s3_server, settings
):
    local = settings.STORAGES["default"]["OPTIONS"]["location"]
    address = use_s3()
    source = storages.create_storage(file_storage.storages(f"file://{local}", "/m")["default"])
    run = Move(source, default_storage).run()
    next(run)
    with s3_server.stopped(), pytest.raises(storage.StorageAway):
        list(run)
    _status, _out, errors = move(source=f"file://{local}", to=address)
    assert (errors.count("was there already"), errors.count("copied and compared")) == (1, 3)


@pytest.mark.xdist_group("s3")
def test_copies_that_readers_may_not_have_are_reported(library, use_s3):
    use_s3("delivery=public&public_bucket=OPEN")
    for document in library:
        default_storage.save(document.file.name, ContentFile(PDF))
    storage.publish_copy(library[0].file.name)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify_documents", stdout=out, stderr=StringIO())
    assert f"Open by mistake: {library[0].file.name}" in out.getvalue()
