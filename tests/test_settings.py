"""Settings read the environment: typed, documented, and with a sentence where something cannot be used."""

import ast
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.utils.module_loading import import_string

from cms.settings import env, file_storage

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = ROOT / "cms" / "settings"


def production(**variables: str) -> subprocess.CompletedProcess:
    """Start a process with production settings and nothing in the environment but ``variables``."""
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "cms.settings.production"} | variables
    command = [sys.executable, "-c", "import cms.wsgi"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("given", "missing"), [({"ALLOWED_HOSTS": "portal.example"}, "SECRET_KEY"), ({"SECRET_KEY": "x"}, "ALLOWED_HOSTS")]
)
def test_a_production_process_without_its_secret_or_hosts_stops_with_a_sentence(given, missing):
    result = production(**given)
    assert result.returncode != 0
    assert result.stderr.splitlines()[-1].endswith("signed with it." if missing == "SECRET_KEY" else "by commas.")
    assert f"{missing} is not set. Set it to" in result.stderr


def test_a_production_process_starts_with_both(tmp_path):
    result = production(SECRET_KEY="x" * 60, ALLOWED_HOSTS="portal.example", DATA_DIR=str(tmp_path))
    assert result.returncode == 0, result.stderr


def variables_read() -> set[str]:
    """Names that ``env.<reader>(NAME, ...)`` and ``required(NAME, ...)`` read in the settings."""
    names = set()
    for path in SETTINGS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and _is_reader(node.func) and isinstance(node.args[0], ast.Constant):
                names.add(node.args[0].value)
    return names


def _is_reader(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return isinstance(function.value, ast.Name) and function.value.id == "env"
    return isinstance(function, ast.Name) and function.id in {"required", "env"}


def test_the_documentation_lists_every_variable_and_nothing_else():
    table = re.findall(
        r"^\| `([A-Z_]+)` \|", (ROOT / "docs/configuration.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(table) == sorted(variables_read())
    assert len(table) > 15


def test_settings_read_the_environment_only_through_the_typed_readers():
    offenders = [p.name for p in SETTINGS.glob("*.py") if "os.environ" in p.read_text() or "getenv" in p.read_text()]
    assert offenders == []


def test_the_example_file_uses_documented_variables_only():
    names = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert names - {"DJANGO_SETTINGS_MODULE"} <= variables_read()


@pytest.fixture
def sqlite_file(tmp_path, django_db_blocker):
    """A connection of Django to a SQLite file, configured by ``env.database``."""
    defaults = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "TIME_ZONE": None, "TEST": {}}
    wrapper = DatabaseWrapper(defaults | env.database(f"sqlite:///{tmp_path}/portal.sqlite3"), alias="own")
    with django_db_blocker.unblock():
        yield wrapper
        wrapper.close()


def test_sqlite_writes_ahead_and_keeps_its_connection(sqlite_file):
    with sqlite_file.cursor() as cursor:
        pragma = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
        timeout = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    assert pragma == {"journal_mode": "wal", "synchronous": 1}
    assert timeout == 20_000
    assert sqlite_file.settings_dict["CONN_MAX_AGE"] is None
    assert sqlite_file.transaction_mode == "IMMEDIATE"


def test_a_reader_does_not_wait_for_a_writer(sqlite_file, tmp_path):
    with sqlite_file.cursor() as cursor:
        cursor.execute("CREATE TABLE row (n integer)")
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("INSERT INTO row VALUES (1)")
        other = sqlite3.connect(tmp_path / "portal.sqlite3", timeout=0)
        assert other.execute("SELECT count(*) FROM row").fetchone() == (0,)
        other.close()
        cursor.execute("ROLLBACK")


@pytest.mark.django_db
def test_the_tests_run_on_the_engine_that_the_environment_names():
    url = os.environ.get("DATABASE_URL", "sqlite://")
    assert connection.vendor == ("sqlite" if url.startswith("sqlite") else "postgresql")


def test_postgresql_keeps_its_connections():
    settings = env.database("postgres://komuna:p%40ss@db.example:5433/portal?sslmode=require")
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", 5433, "portal")
    assert (settings["USER"], settings["PASSWORD"]) == ("komuna", "p@ss")
    assert settings["OPTIONS"] == {"sslmode": "require"}
    assert (settings["CONN_MAX_AGE"], settings["CONN_HEALTH_CHECKS"]) == (None, True)


def test_the_cache_is_in_the_process_or_in_redis():
    assert env.cache("locmemcache://")["BACKEND"].endswith("LocMemCache")
    assert env.cache("redis://h:6379/1") == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://h:6379/1",
    }
    assert env.cache("valkey://h:6379/1")["LOCATION"] == "redis://h:6379/1"


def stores(words: str, address: str = "s3://key:hunter2@store.example/bucket") -> dict[str, dict]:
    return file_storage.storages(f"{address}?{words}", Path("/m"))


def test_files_lie_in_the_data_folder_or_where_the_variable_says():
    for url, place in (("", "/data/media"), ("file:///srv/files", "/srv/files"), ("file:///srv/a%20b", "/srv/a b")):
        assert file_storage.storages(url, "/data/media")["default"]["OPTIONS"]["location"] == place
        assert file_storage.delivery(url) == "stream"


def test_an_object_store_is_read_from_one_address():
    address = "s3://key:se%2Fcret@127.0.0.1:9000/bucket"
    storage = stores("region=eu-1&scheme=http&prefix=/portal/", address)["default"]
    options = storage["OPTIONS"]
    assert storage["BACKEND"] == "documents.s3.Bucket"
    assert options["endpoint_url"] == "http://127.0.0.1:9000"
    assert (options["access_key"], options["secret_key"]) == ("key", "se/cret")
    assert (options["bucket_name"], options["region_name"], options["location"]) == ("bucket", "eu-1", "portal")
    assert options["file_overwrite"] is False
    assert stores("")["default"]["OPTIONS"]["endpoint_url"] == "https://store.example"


def test_the_object_store_accepts_these_options_and_waits_for_seconds_only():
    storage = stores("scheme=http")["default"]
    store = import_string(storage["BACKEND"])(**storage["OPTIONS"])
    config = store.client.meta.config
    assert config.signature_version == "s3v4"
    assert (config.connect_timeout, config.read_timeout) == (3, 20)
    assert config.retries["total_max_attempts"] == 2
    assert store.max_memory_size == 2 * 1024 * 1024


def test_the_portal_streams_files_unless_it_is_told_to_redirect():
    address = "s3://key:hunter2@store.example/bucket"
    assert file_storage.delivery(address) == "stream"
    assert file_storage.delivery(f"{address}?delivery=signed") == "signed"
    assert list(stores("delivery=signed")) == ["default"]


def test_copies_for_the_public_lie_in_a_bucket_of_their_own():
    words = "delivery=public&public_bucket=open&public_prefix=p&public_address=https://files.example.org/k/"
    options = {alias: store["OPTIONS"] for alias, store in stores(words).items()}
    assert (options["default"]["bucket_name"], options["public"]["bucket_name"]) == ("bucket", "open")
    assert options["public"]["location"] == "p"
    assert "custom_domain" not in options["default"]
    copies = import_string("documents.s3.Bucket")(**options["public"])
    assert copies.url("documents/a b.pdf") == "https://files.example.org/k/p/documents/a%20b.pdf"


def test_copies_have_the_buckets_address_where_no_other_is_given():
    options = stores("delivery=public&public_bucket=open", "s3://k:s@127.0.0.1:9000/bucket")["public"]["OPTIONS"]
    assert (options["url_protocol"], options["custom_domain"]) == ("https:", "127.0.0.1:9000/open")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("delivry=public", "has the word “delivry”, which is not known. Use delivery, prefix, public_address,"),
        ("delivery=open", "has delivery=open, which is not known. Use stream, signed, public."),
        ("scheme=ftp", "has scheme=ftp, which is not known. Use http or https."),
        ("public_bucket=open", "has public_bucket, which is used with delivery=public only."),
        ("delivery=public", "has delivery=public and no public_bucket."),
        ("delivery=public&public_bucket=", "has delivery=public and no public_bucket."),
        ("delivery=public&public_bucket=bucket", "names the same bucket twice."),
        ("delivery=public&public_bucket=open&public_address=files.example.org", "has a public_address that is no"),
    ],
)
def test_a_wrong_word_of_the_object_store_is_refused_with_a_sentence(words, sentence):
    with pytest.raises(ImproperlyConfigured) as refusal:
        stores(words)
    assert str(refusal.value).startswith(f"STORAGE_URL {sentence}")
    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize("backend", ["immediate", "database"])
def test_both_task_backends_exist(backend):
    assert import_string(env.tasks(backend)["default"]["BACKEND"])


def files(url: str) -> dict[str, dict]:
    return file_storage.storages(url, "/m")


@pytest.mark.parametrize(
    ("reader", "value", "sentence"),
    [
        (env.database, "", "DATABASE_URL is “”, which is not known. Use sqlite:"),
        (env.database, "nonsense", "DATABASE_URL is “nonsense”"),
        (env.database, "mysql://user:hunter2@h/db", "DATABASE_URL is “mysql://”, which is not known."),
        (env.cache, "memcache://h:11211", "CACHE_URL is “memcache://”, which is not known. Use locmemcache://"),
        (env.cache, "", "CACHE_URL is “”"),
        (files, "gs://key:hunter2@bucket", "STORAGE_URL is “gs://”"),
        (files, "var/media", "STORAGE_URL is “var/media”"),
        (files, "s3://bucket", "STORAGE_URL names no bucket."),
        (files, "s3:///bucket", "STORAGE_URL names no endpoint."),
        (files, "s3://key:hun/ter2@store.example/bucket", "STORAGE_URL names no endpoint."),
        (files, "s3://key:hunter2@store.example/bucket/folder", "STORAGE_URL names a folder after the bucket."),
        (env.tasks, "celery", "TASKS_BACKEND is “celery”, which is not known. Use immediate or database."),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(reader, value, sentence):
    with pytest.raises(ImproperlyConfigured) as refusal:
        reader(value)
    assert sentence in str(refusal.value)
    assert "hunter2" not in str(refusal.value)
