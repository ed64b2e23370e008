from datetime import date
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection, GroupCollectionPermission

from cms.models import Topic
from documents.models import ReadingState
from tests.builders import make_body
from tests.documents import samples


@pytest.fixture
def officer(roles):
    """A documents officer: may add and change documents, and nothing else."""
    user = get_user_model().objects.create_user("officer", password="a-password-for-tests")
    user.groups.set(Group.objects.filter(name="Documents officers"))
    return user


@pytest.fixture
def office(client, officer):
    """The officer's browser."""
    client.force_login(officer)
    return client


@pytest.fixture
def translator(roles):
    """Somebody who may choose documents, but neither add nor change any."""
    user = get_user_model().objects.create_user("translator", password="a-password-for-tests")
    user.groups.set(Group.objects.filter(name__startswith="Translators"))
    return user


@pytest.fixture
def closed_off(roles):
    """A collection that a group of its own alone may work in, so that the officer may not."""
    inner = Group.objects.create(name="Documents of one collection only")
    inner.permissions.set(Group.objects.get(name="Documents officers").permissions.all())
    collection = Collection.get_first_root_node().add_child(name="Personnel")
    for rule in GroupCollectionPermission.objects.filter(group__name="Documents officers"):
        GroupCollectionPermission.objects.create(group=inner, collection=collection, permission=rule.permission)
    return inner, collection


@pytest.fixture
def bodies(db):
    return {body.code: body for body in (make_body(), make_body("mayor", "mayor", sq="Kryetari", sr_latn="Predsednik"))}


@pytest.fixture
def topics(db):
    return [Topic.objects.create(code=code, name={"sq": code}) for code in ("budget", "roads")]


@pytest.fixture
def act(officer, make_document, bodies, topics):
    """A decision with every fact."""
    edition = make_document(
        title="Vendim për buxhetin",
        description="Miratuar.\r\nDy rreshta.",
        kind="decision",
        issuing_body=bodies["assembly"],
        date=date(2026, 2, 20),
        reference="01-12/2026",
    )
    edition.record.topics.set(topics)
    return edition


@pytest.fixture
def pair(act, make_document):
    """Two languages of one document."""
    return act, make_document(title="Odluka o budžetu", language="sr-latn", record=act.record)


@pytest.fixture
def make_pdf(tmp_path):
    """A function that returns the bytes of a PDF whose pages say “Faqja 1”, “Faqja 2” and so on."""

    def make(pages: int = 3, text: str = "Faqja") -> bytes:
        path = tmp_path / "made.pdf"
        samples.pdf(path, [[f"{text} {number}"] for number in range(1, pages + 1)])
        return path.read_bytes()

    return make


@pytest.fixture
def set_reading():
    """A function that says how the reading of an edition's newest version ended."""

    def say(edition, state=ReadingState.DONE, **facts):
        reading = edition.current_version.reading
        for name, value in {"state": state, **facts}.items():
            setattr(reading, name, value)
        reading.save()
        return reading

    return say


def uploaded(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def stream_of(answer) -> BytesIO:
    return BytesIO(b"".join(answer.streaming_content))
