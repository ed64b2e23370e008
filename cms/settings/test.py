"""Automated tests: fast hasher, plain static files, immediate tasks, a fixed day."""

from .base import *  # noqa: F403
from .env import env

DEBUG = False
SECRET_KEY = "test-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DOCUMENT_READING = WEBHOOK_DELIVERY = "off"
# All tests of a minute are one client.
API_REQUESTS_A_MINUTE = 1_000_000
TODAY = env.str("TODAY", default="2026-03-16")
# One database a worker and a checkout, so that several runs never meet.
DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_DATABASE", default=None)}
