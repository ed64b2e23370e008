import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from documents.models import PublicationDocument
from home.tree import build_tree

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
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
def tree(db):
    """The portal's home pages and sections in both languages."""
    return build_tree()


@pytest.fixture
def make_document(db):
    """A function that makes a stored file: ``make_document(title="...", language="sq")``."""

    def make(title="Vendimi", language="sq", name="vendimi.pdf", content=PDF, **facts):
        document = PublicationDocument(title=title, language=language, **facts)
        document.file.save(name, ContentFile(content), save=False)
        document.read_file_facts()
        document.save()
        return document

    return make
