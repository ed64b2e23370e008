import gc
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils import translation
from pypdf import PdfWriter

from cms.roles.setup import set_up_roles
from documents.models import DocumentRecord, PublicationDocument
from home.tree import PortalTree, build_tree
from search.catalogue.rebuilding import Place, rebuild

from .databases import django_db_setup, migrated_file, real_transactions
from .kept_rows import KeptRows

__all__ = ["django_db_setup", "migrated_file", "real_transactions"]


def _one_page_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


# Without one of these a test meets no database: pytest-django refuses.
DATABASE_FIXTURES = {"db", "django_db_setup"}
FACTS = ("key", "kind", "issuing_body", "date", "reference")
PDF = _one_page_pdf()
# The second call finds what the first one made: its objects know their children.
TREE = KeptRows(lambda: (build_tree(), build_tree())[1])
ROLES = KeptRows(set_up_roles)


def pytest_collection_modifyitems(items):
    """What cannot ask a database runs once: a second run of it would say the same."""
    for item in items:
        if not DATABASE_FIXTURES.intersection(item.fixturenames) and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.no_database)


def pytest_collection_finish():
    """Look for garbage seldom, and not among the modules: Python's own pace costs a twelfth of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.DATA_DIR = str(tmp_path)
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": settings.MEDIA_ROOT},
        }
    }


@pytest.fixture(autouse=True)
def _language_of_no_other_test():
    with translation.override("sq"):
        yield


@pytest.fixture
def tree(db) -> PortalTree:
    """The portal's home pages and sections in both languages."""
    return TREE.restore()


@pytest.fixture
def roles(tree) -> PortalTree:
    """The groups of the office, as ``setup_roles`` makes them over the portal's tree."""
    ROLES.restore()
    return tree


@pytest.fixture
def catalogue(db):
    """A function that brings the catalogue in line, as the end of each transaction does for readers."""
    return lambda: list(rebuild(Place()))


def store_document(title="Vendimi", language="sq", name="vendimi.pdf", content=PDF, **facts) -> PublicationDocument:
    """Make a stored file; a record of its own if none is given."""
    shared = {name: facts.pop(name) for name in list(facts) if name in FACTS}
    record = facts.pop("record", None) or DocumentRecord.objects.create(**shared)
    document = PublicationDocument(title=title, language=language, record=record, **facts)
    document.file.save(name, ContentFile(content), save=False)
    document.read_file_facts()
    document.save()
    return document


@pytest.fixture
def make_document(db):
    """A function that makes a stored file: ``make_document(title="...", language="sq")``."""
    return store_document
