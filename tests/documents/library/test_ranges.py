import pytest
from django.core.exceptions import ValidationError

from documents.office.library.split import ranges
from documents.office.library.split.ranges import Part

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1-3, 4-9, 12", [Part(1, 3), Part(4, 9), Part(12, 12)]),
        (" 1 – 3;4—9\n12 ", [Part(1, 3), Part(4, 9), Part(12, 12)]),
        ("2-2", [Part(2, 2)]),
        ("5-9, 1-4", [Part(5, 9), Part(1, 4)]),
        ("1-12,", [Part(1, 12)]),
    ],
)
def test_ranges_are_read_as_people_write_them(text, parts):
    assert ranges.parse(text, pages=12) == parts


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_parts"),
        (" , ", "no_parts"),
        ("1-3, four", "no_range"),
        ("1--3", "no_range"),
        ("3-1", "turned"),
        ("0-2", "outside"),
        ("10-13", "outside"),
        (",".join(["1"] * 101), "too_many"),
    ],
)
def test_what_is_no_range_is_refused_with_a_sentence(text, code):
    with pytest.raises(ValidationError) as caught:
        ranges.parse(text, pages=12)
    assert [error.code for error in caught.value.error_list] == [code]
    assert caught.value.messages[0].endswith(".")


def test_every_fault_is_named_at_once():
    with pytest.raises(ValidationError) as caught:
        ranges.parse("1-3, x, 9-4, 20", pages=12)
    assert len(caught.value.messages) == 3


def test_gaps_and_overlaps_are_runs_of_pages():
    parts = [Part(2, 5), Part(4, 6), Part(9, 9)]
    assert ranges.written(ranges.overlaps(parts)) == "4-5"
    assert ranges.written(ranges.gaps(parts, pages=12)) == "1, 7-8, 10-12"
    assert ranges.written(parts) == "2-5, 4-6, 9"
