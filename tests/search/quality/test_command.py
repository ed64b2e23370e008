from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.catalogue.writing import refresh_records
from search.quality import names
from tests.builders import make_act

HEAD = "query\tkind\tlanguage\trelevant"


@pytest.fixture
def acts(tree):
    """Two public acts named like the demonstration's, in the catalogue."""
    facts = {
        "act-budget": ("Vendim për buxhetin", {}),
        "act-waste": (
            "Rregullore për mbeturina, riciklim dhe ujë",
            {"protocol_number": "01-13/2026", "summary": "Si ndahen."},
        ),
    }
    keys = [names.translation_keys(name)[0] for name in facts]
    for key, (title, more) in zip(keys, facts.values(), strict=True):
        make_act(tree, title, translation_key=key, **more)
    refresh_records(keys, anew=True)


@pytest.fixture
def ask(tmp_path):
    """A function that writes a file of queries, runs the command with it and returns what it printed."""

    def ask(option, *lines, **options):
        path = tmp_path / "queries.tsv"
        path.write_text("\n".join(lines), encoding="utf-8")
        out = StringIO()
        call_command("search_quality", option, str(path), "--today=2026-03-01", stdout=out, **options)
        return out.getvalue()

    return ask


def test_measures_are_printed_by_kind_and_in_all(acts, ask):
    said = ask("--queries", HEAD, "buxheti\tsq\tsq\tact-budget=3", "01-13/2026\treference\tsq\tact-waste=3")
    assert [line.split() for line in said.splitlines()[1:]] == [
        ["sq", "1", "1.000", "1.000", "1.000", "1.000"],
        ["reference", "1", "1.000", "1.000", "1.000", "1.000"],
        ["all", "2", "1.000", "1.000", "1.000", "1.000"],
    ]


def test_a_query_that_finds_the_wrong_record_is_shown_and_fails_the_gate(acts, ask):
    with pytest.raises(CommandError, match="nDCG of all queries is 0.000, below 0.5"):
        ask("--queries", HEAD, "buxheti\tsq\tsq\tact-waste=3", failures=True, min_ndcg=0.5)


def test_the_first_results_are_saved(acts, ask, tmp_path):
    ask("--queries", HEAD, "mbeturina\tsq\tsq\tact-waste=3", save=tmp_path / "first.tsv")
    assert (tmp_path / "first.tsv").read_text(encoding="utf-8") == "mbeturina\tact-waste\n"


def test_without_the_judged_records_nothing_is_measured(acts, ask):
    with pytest.raises(CommandError, match="1 of the 2 judged records are not in the catalogue, such as “act-x”"):
        ask("--queries", HEAD, "buxheti\tsq\tsq\tact-budget=3 act-x=2")


def test_expected_records_are_named_by_key_by_code_and_by_title(acts, ask, tmp_path):
    codes = tmp_path / "codes.tsv"
    codes.write_text("code\trecord\nBUX\tact-budget\n", encoding="utf-8")
    said = ask(
        "--expect",
        "query\tkind\tshould find",
        "buxheti\tsq\tBUX, act-waste",
        "mbeturina\tsq\tRregullore për mbeturina, riciklim dhe ujë",
        codes=codes,
    )
    assert said.splitlines() == [
        "found   buxheti  (sq)  BUX: 1, act-waste: not found",
        "found   mbeturina  (sq)  Rregullore për mbeturina, riciklim dhe ujë: 1",
    ]


def test_an_expected_record_that_does_not_come_fails(acts, ask):
    with pytest.raises(CommandError, match="1 of 1 queries miss their record"):
        ask("--expect", "query\tkind\tshould find", "buxheti\tsq\tact-waste")


def test_an_expected_record_that_nobody_knows_is_named(acts, ask):
    with pytest.raises(CommandError, match="No single record in the catalogue has the key or the title “act-x”"):
        ask("--expect", "query\tkind\tshould find", "buxheti\tsq\tact-x")
