"""The pictures are there for every step that tells one, in every language, and small."""

import pytest
from PIL import Image

from cms.guide.pictures import FOLDER, LANGUAGES, path_of, picture
from cms.guide.tours import TOURS

NAMES = [f"{tour.code}-{step.code}" for tour in TOURS.values() for step in tour.steps if step.shows]
# In bytes; a picture of a scanned page is the largest.
LEAST, MOST, MOST_OF_ALL = 1_000, 160_000, 3_000_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_there_and_shows_something(name, language):
    path = path_of(name, language)
    assert path.is_file(), "Run tools/guide_pictures.py."
    assert LEAST < path.stat().st_size < MOST
    with Image.open(path) as opened:
        assert 700 <= opened.width <= 1280
        assert 200 <= opened.height <= 900
        assert len(opened.convert("RGB").getcolors(maxcolors=1 << 20)) > 10


def test_no_picture_is_left_over_and_all_are_small_together():
    pictures = sorted(FOLDER.rglob("*.webp"))
    assert [path for path in pictures if path.stem not in NAMES or path.parent.name not in LANGUAGES] == []
    assert sum(path.stat().st_size for path in pictures) < MOST_OF_ALL


def test_a_language_without_pictures_has_those_of_the_first():
    assert picture(NAMES[0], "tr") == picture(NAMES[0], LANGUAGES[0])
    assert picture(NAMES[0], None) == picture(NAMES[0], LANGUAGES[0])
