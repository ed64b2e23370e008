"""Pictures are delivered from the media folder, and nothing else that lies there."""

from pathlib import Path

import pytest


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
