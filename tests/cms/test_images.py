"""Pictures are delivered from the media folder, and nothing else that lies there."""

import re
from pathlib import Path

import pytest
from wagtail.images.tests.utils import get_test_image_file

from cms.images.models import CustomImage
from cms.images.renditions import PUBLIC_SIZES, make_renditions


@pytest.fixture
def media(settings) -> Path:
    root = Path(settings.MEDIA_ROOT)
    for name in ("images/arms.png", "original_images/arms.png", "documents/ab/secret.pdf"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"content of " + name.encode())
    return root


def test_a_rendition_is_delivered_and_may_be_kept(client, media):
    answer = client.get("/media/images/arms.png")
    assert b"".join(answer.streaming_content) == b"content of images/arms.png"
    assert "max-age=604800" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "address",
    [
        "original_images/arms.png",
        "documents/ab/secret.pdf",
        "images/../documents/ab/secret.pdf",
        "images/",
        "images/no.png",
    ],
)
def test_nothing_else_of_the_media_folder_has_an_address(client, db, media, address):
    assert client.get(f"/media/{address}").status_code in (400, 404)


def test_the_sizes_in_the_templates_are_those_made_at_the_upload():
    root = Path(__file__).resolve().parents[2]
    tags = [
        tag
        for folder in ("cms/templates", "pages/templates", "home/templates")
        for path in (root / folder).rglob("*.html")
        for tag in re.findall(r"{% image \S+ (.*?)%}", path.read_text())
    ]
    sizes = {"|".join(word for word in tag.split() if re.match(r"(max|fill|width|format)-", word)) for tag in tags}
    assert sizes == set(PUBLIC_SIZES)


def test_an_uploaded_picture_has_its_sizes_before_a_reader_comes(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = CustomImage.objects.create(title="Stema", file=get_test_image_file())
    assert image.renditions.count() == len(PUBLIC_SIZES)
    make_renditions.func(image.pk)
    assert image.renditions.count() == len(PUBLIC_SIZES)
