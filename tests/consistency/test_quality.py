"""Pairs of texts that were written for this: level ones, in which nothing may be found, and one full of errors."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

DATA = Path(__file__).parent / "data"
pytestmark = pytest.mark.no_database


def measured(capsys, **options) -> str:
    given = {"names": DATA / "names.tsv", "laws": DATA / "laws.txt"} | options
    call_command("measure_consistency", DATA, given.pop("expected", DATA / "expected.tsv"), **given)
    return capsys.readouterr().out


def test_every_planted_difference_is_found_and_nothing_in_level_pairs(capsys):
    assert "recall 1.000 (16/16)" in measured(capsys, min_precision=1.0, min_recall=1.0)


def test_worse_than_asked_for_is_an_error(capsys, tmp_path):
    table = tmp_path / "expected.tsv"
    row = "a\tdecision\tlevel-decision.sq.txt\tlevel-decision.sr.txt\tamount\t1\t2\twanted\n"
    table.write_text((DATA / "expected.tsv").read_text().splitlines()[0] + "\n" + row)
    with pytest.raises(CommandError):
        measured(capsys, expected=table, min_recall=0.5)


@pytest.mark.parametrize("text", ["", "record\tpart\n1\t2\n", "nothing\n"])
def test_a_table_without_its_columns_is_refused(capsys, tmp_path, text):
    table = tmp_path / "expected.tsv"
    table.write_text(text)
    with pytest.raises(CommandError, match="columns"):
        measured(capsys, expected=table)
