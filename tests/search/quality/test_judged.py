from datetime import date

import pytest

from cms.demo import content
from cms.imports import plan
from search.quality import judged, names

pytestmark = pytest.mark.no_database

HEAD = "query\tkind\tlanguage\trelevant"
DAY = date(2026, 1, 1)


@pytest.fixture
def write(tmp_path):
    def write(*lines):
        path = tmp_path / "queries.tsv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def test_every_judged_record_is_one_of_the_demonstration():
    known = {entry.key for entry in content.records(DAY)}
    known |= {f"body:{entry.key}" for entry in content.entries("bodies", "bodies", DAY)}
    known |= {f"standard:{entry.key}" for entry in content.entries("standard", "pages", DAY)}
    assert {name for query in judged.judged() for name in query.grades} <= known


def test_no_query_is_judged_twice():
    queries = [query.query for query in judged.judged()]
    assert len(queries) == len(set(queries))


def test_names_lead_to_the_keys_of_the_demonstration_and_of_imports():
    assert names.translation_keys("act-statute")[0] == content.stable_key("record", "act-statute")
    assert names.translation_keys("body:assembly")[0] == content.stable_key("body", "assembly")
    assert names.translation_keys("klo-1")[1] == plan.Record("klo-1", []).translation_key


def test_quotation_marks_are_part_of_a_query(write):
    path = write(HEAD, '"rezerva buxhetore" -2025\tphrase\tsq\tact-1=3 body:mayor=1')
    assert judged.judged(path) == [
        judged.Judged('"rezerva buxhetore" -2025', "phrase", "sq", {"act-1": 3, "body:mayor": 1})
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("buxheti\tsq\tsq\tact-1", "line 2: “act-1” is not a record and a grade"),
        ("buxheti\tsq\tsq\tact-1=4", "line 2: “act-1=4” is not"),
        ("buxheti\tsq\tsq\tact-1=3 act-1=2", "line 2: “act-1=2” is not"),
        ("buxheti\tsq\tsq\tact-1=1", "no record has at least the grade 2"),
        ("buxheti\tsq", "line 2: nothing stands under “language”"),
    ],
)
def test_a_line_that_cannot_be_understood_is_named(write, row, sentence):
    with pytest.raises(judged.Unreadable, match=sentence):
        judged.judged(write(HEAD, row))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(judged.Unreadable, match="nothing.tsv cannot be read"):
        judged.expected(tmp_path / "nothing.tsv")
