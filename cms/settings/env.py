"""Typed readers of the environment. Every variable is listed in docs/configuration.md; a test compares the two."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()


def _refuse(name: str, value: str, use: str) -> ImproperlyConfigured:
    """The sentence for a variable that cannot be used; what may be a password in it is not repeated."""
    shown = value.split("://")[0] + "://" if "://" in value else value
    return ImproperlyConfigured(f"{name} is “{shown}”, which is not known. Use {use}.")


def required(name: str, purpose: str) -> str:
    """Return the variable's text, or stop with a sentence that says what to set."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {purpose}")
    return value


def database(url: str) -> dict:
    """Return Django's settings for one database address (``sqlite:///path`` or ``postgres://...``).

    SQLite gets write-ahead logging, immediate transactions and a busy time-out, so that readers never
    wait for the editor and two editors never meet "database is locked".
    """
    if not url.startswith(("sqlite://", "postgres://", "postgresql://")):
        raise _refuse("DATABASE_URL", url, "sqlite:////path/to/file or postgres://user:password@host:port/name")
    settings = environ.Env.db_url_config(url)
    settings["CONN_MAX_AGE"] = None
    settings["CONN_HEALTH_CHECKS"] = True
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000",
        }
    return settings


def cache(url: str) -> dict:
    """Return Django's cache settings for ``locmemcache://`` or ``redis://host:port/number`` (Redis or Valkey)."""
    if url.startswith(("redis://", "rediss://", "valkey://")):
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": url.replace("valkey://", "redis://", 1),
        }
    if url != "locmemcache://":
        raise _refuse("CACHE_URL", url, "locmemcache:// or redis://host:port/number")
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def storage(url: str, media_root: Path) -> dict:
    """Return the file storage for ``file:///folder`` or ``s3://key:secret@endpoint/bucket?region=..&scheme=http``."""
    if not url or url.startswith("file:///"):
        location = url.removeprefix("file://") or str(media_root)
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": location, "base_url": "/media/"},
        }
    if not url.startswith("s3://"):
        raise _refuse("STORAGE_URL", url, "file:///folder or s3://key:secret@endpoint/bucket")
    parts = environ.Env.db_url_config(url, engine="s3")
    if not (parts["HOST"] and parts["NAME"]):
        raise ImproperlyConfigured("STORAGE_URL names no bucket. Use s3://key:secret@endpoint/bucket.")
    options = parts.get("OPTIONS", {})
    endpoint = ":".join(str(part) for part in (parts["HOST"], parts["PORT"]) if part)
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": parts["USER"],
            "secret_key": parts["PASSWORD"],
            "bucket_name": parts["NAME"],
            "endpoint_url": f"{options.get('scheme', 'https')}://{endpoint}",
            "region_name": options.get("region", "us-east-1"),
            "location": options.get("prefix", ""),
            "signature_version": "s3v4",
            "addressing_style": "path",
            "file_overwrite": False,
            "default_acl": None,
        },
    }


def tasks(backend: str) -> dict:
    """Return the task backend: ``immediate`` (in the request) or ``database`` (run ``manage.py db_worker``)."""
    backends = {
        "immediate": "django_tasks.backends.immediate.ImmediateBackend",
        "database": "django_tasks_db.DatabaseBackend",
    }
    if backend not in backends:
        raise _refuse("TASKS_BACKEND", backend, " or ".join(backends))
    return {"default": {"BACKEND": backends[backend], "ENQUEUE_ON_COMMIT": True}}
