"""Typed readers of the environment. Every variable is listed in docs/configuration.md; a test compares the two."""

import re
from pathlib import Path
from urllib.parse import urlsplit

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


def tasks(backend: str) -> dict:
    """Return the task backend: ``immediate`` (in the request) or ``database`` (run ``manage.py db_worker``)."""
    backends = {
        "immediate": "django_tasks.backends.immediate.ImmediateBackend",
        "database": "django_tasks_db.DatabaseBackend",
    }
    if backend not in backends:
        raise _refuse("TASKS_BACKEND", backend, " or ".join(backends))
    return {"default": {"BACKEND": backends[backend], "ENQUEUE_ON_COMMIT": True}}


def reading(choice: str, tasks_backend: str) -> str:
    """Return who reads documents: ``background``, ``worker`` or ``off``; by default it follows the task backend."""
    return _who("DOCUMENT_READING", choice, tasks_backend)


def delivering(choice: str, tasks_backend: str) -> str:
    """Return who sends the messages of webhooks, in the same way."""
    return _who("WEBHOOK_DELIVERY", choice, tasks_backend)


def _who(name: str, choice: str, tasks_backend: str) -> str:
    choices = {"": "worker" if tasks_backend == "database" else "background"}
    choices |= {known: known for known in ("background", "worker", "off")}
    if choice not in choices:
        raise _refuse(name, choice, "background, worker or off")
    return choices[choice]


def machine_translator(url: str) -> dict | None:
    """Return wagtail-localize's settings for a LibreTranslate-compatible service, or None where there is none."""
    if not url:
        return None
    if not url.startswith(("http://", "https://")):
        raise _refuse("MACHINE_TRANSLATION_URL", url, "https://translate.example.org")
    options = {
        "LIBRETRANSLATE_URL": url.rstrip("/"),
        "API_KEY": env.str("MACHINE_TRANSLATION_KEY", default=""),
        "TIMEOUT": env.int("MACHINE_TRANSLATION_SECONDS", default=30),
    }
    return {"CLASS": "cms.translations.machine_service.LibreTranslate", "OPTIONS": options}


def search(url: str) -> dict[str, str]:
    """Return which engine searches: none named for the one of the database, else OpenSearch at an address.

    ``opensearch://host:port/index`` speaks plain HTTP, ``https://user:password@host:port/index`` does not.
    """
    if not url:
        return {}
    form = "opensearch://host:9200/index or https://user:password@host:9200/index"
    scheme, separator, rest = url.partition("://")
    if scheme not in ("opensearch", "https") or not separator:
        raise _refuse("SEARCH_URL", url, form)
    try:
        parts = urlsplit(f"https://{rest}")
        known = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        known = False
    if not known:
        raise ImproperlyConfigured(f"SEARCH_URL names no server. Use {form}; signs in a password are percent-encoded.")
    if not re.fullmatch(r"/[a-z0-9][a-z0-9_-]{0,99}/?", parts.path) or parts.query or parts.fragment:
        raise ImproperlyConfigured(
            f"SEARCH_URL names no index, or one with signs other than small letters, digits, “-” and “_”. Use {form}."
        )
    address = f"{'https' if scheme == 'https' else 'http'}://{parts.netloc}"
    return {"engine": "opensearch", "address": address, "index": parts.path.strip("/")}
