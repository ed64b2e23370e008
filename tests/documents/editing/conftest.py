from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from reportlab.pdfgen.canvas import Canvas

from documents.models import PageText, Reading, ReadingState, TextSource


def pdf_of(*pages: str) -> bytes:
    """A PDF with a line of text on every page."""
    stream = BytesIO()
    canvas = Canvas(stream)
    for text in pages:
        canvas.drawString(72, 720, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def upload(*pages: str, name: str = "ndryshe.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf_of(*pages), content_type="application/pdf")


def filled(edition, **values) -> dict:
    """What the edit form of an edition posts, with ``values`` changed."""
    return {
        "title": edition.title,
        "language": edition.language,
        "kind": edition.record.kind,
        "reference": edition.record.reference,
        "description": "",
        "tags": "",
        "collection": edition.collection_id,
        "seen_version": edition.version_number,
    } | values


@pytest.fixture(autouse=True)
def _office_language():
    """The sentences of the tests are those of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def sign_in(client, roles):
    """A function that signs a new member of a group in: ``sign_in("Documents officers")`` returns the client."""

    def sign(*groups: str, name: str = "ana", as_client=client):
        user = get_user_model().objects.create_user(name, password="a-password-for-tests")
        user.groups.set(Group.objects.filter(name__in=groups))
        # The admin speaks the user's language.
        from wagtail.users.models import UserProfile

        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
        as_client.force_login(user)
        as_client.user = user
        return as_client

    return sign


@pytest.fixture
def office(sign_in):
    """The browser of a documents officer."""
    return sign_in("Documents officers")


@pytest.fixture
def read_out(db):
    """A function that stores what reading found: ``read_out(edition, ["text of page 1"], findings=[...])``."""

    def store(edition, texts, source=TextSource.LAYER, words=(), confidence=None, **facts):
        version = edition.current_version
        for number, text in enumerate(texts, 1):
            PageText.objects.create(
                version=version,
                number=number,
                source=source,
                text=text,
                found=text,
                words=list(words) if number == 1 else [],
                confidence=confidence,
            )
        Reading.objects.filter(version=version).update(**{"state": ReadingState.DONE} | facts)
        return version

    return store
