import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.template import Template
from django.test import TestCase, override_settings
from django.test.utils import _TestState
from django.utils import translation

from cms.roles.setup import set_up_roles
from home.tree import build_tree
from tests.conftest import store_document
from tests.demo.conftest import storages

from .making import build
from .words import plain_words

# A letter as JSON writes it.
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


def _words_of_rows() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                text = " ".join(value for value in row if isinstance(value, str))
                yield from plain_words(_ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text))


@pytest.fixture(scope="module")
def _built_once(django_db_setup, django_db_blocker, tmp_path_factory):
    from django.conf import settings

    folder = tmp_path_factory.mktemp("office-media")
    own = override_settings(MEDIA_ROOT=str(folder), STORAGES=storages(settings, folder), DATA_DIR=str(folder))
    with django_db_blocker.unblock(), transaction.atomic(), translation.override("sq"):
        with own, TestCase.captureOnCommitCallbacks(execute=True):
            build_tree()
            tree = build_tree()
            set_up_roles()
            office = build(tree, store_document)
        yield SimpleNamespace(office=office, media=folder, content=frozenset(_words_of_rows()))
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _plain_templates(monkeypatch):
    """Templates as they are outside of tests: Django's client keeps a copy of every context that was drawn."""
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)


@pytest.fixture
def office(_built_once, _own_media, db, settings):
    """The office with one of everything, made once for the module; a test's own changes are rolled back."""
    settings.MEDIA_ROOT = str(_built_once.media)
    settings.STORAGES = storages(settings, _built_once.media)
    return _built_once.office


@pytest.fixture(scope="module")
def content(_built_once) -> frozenset[str]:
    """All words that stand in the database: what people wrote, in whatever language."""
    return _built_once.content
