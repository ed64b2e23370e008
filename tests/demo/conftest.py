from datetime import date
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.db import transaction
from django.test import TestCase, override_settings

from cms.demo.loading import load

TODAY = date(2026, 11, 21)


def loaded_on(day: date):
    """Load and run what follows a commit, as the command does outside of a test's transaction."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return load(day)


def fingerprint() -> dict:
    """Every row of every table."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {model._meta.label: serialize("json", model._base_manager.order_by("pk")) for model in models}


def storages(settings, folder) -> dict:
    options = {"location": str(folder)}
    default = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    return settings.STORAGES | {"default": default}


@pytest.fixture(scope="module")
def _loaded_once(django_db_setup, django_db_blocker, tmp_path_factory):
    from django.conf import settings

    folder = tmp_path_factory.mktemp("demo-media")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=str(folder), STORAGES=storages(settings, folder)):
            shelf = loaded_on(TODAY)
        yield SimpleNamespace(shelf=shelf, media=folder, today=TODAY)
        transaction.set_rollback(True)


@pytest.fixture
def demo(_loaded_once, _own_media, db, settings):
    """The demonstration municipality, loaded once for the module; a test's own changes are rolled back."""
    settings.MEDIA_ROOT = str(_loaded_once.media)
    settings.STORAGES = storages(settings, _loaded_once.media)
    return _loaded_once
