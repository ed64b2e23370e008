"""Data sets as files: every row, no row too many, and nothing that a reader of CSV or a spreadsheet trips over."""

import csv
import fcntl
import json
import re
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator
from wagtail.models import PageViewRestriction

from cms.opendata import kept
from cms.opendata.columns import DataSet, guarded, unguarded
from cms.opendata.sets import DATA_SETS
from tests.builders import make_act

from .records import HOSTILE, publish_all, twin

pytestmark = pytest.mark.one_database

READERS = {
    "string": str,
    "anyURI": lambda text: text.startswith(("http://", "https://")) or pytest.fail(text),
    "integer": int,
    "decimal": lambda text: re.fullmatch(r"-?\d+(\.\d+)?", text) or pytest.fail(text),
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "dateTime": datetime.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


@pytest.fixture
def everything(tree, make_document, committed):
    with committed():
        return publish_all(tree, make_document)


@pytest.mark.parametrize(
    "text", ["=1+1", "+SUM(A1)", "-cmd|x", "@a", "\tx", "\r=x", "＝1", "'=1", "''=1", "'plain", "a=b"]
)
def test_a_guarded_text_is_no_formula_and_comes_back_as_it_was(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[0] not in "=+-@\t\r＝"


@pytest.mark.parametrize("text", ["+383 38 200 100", "-5", "01-12/2026", "", "Vendim – š"])
def test_numbers_and_plain_texts_are_left_alone(text):
    assert guarded(text) == unguarded(guarded(text)) == text


def test_every_data_set_has_its_row_and_every_value_conforms_to_its_metadata(everything, text, rows):
    for name in DATA_SETS:
        metadata = json.loads(text(f"{name}.csv-metadata.json"))
        columns, found = metadata["tableSchema"]["columns"], rows(name)
        assert found, name
        assert [column["name"] for column in columns] == list(found[0])
        keys = [tuple(row[part] for part in metadata["tableSchema"]["primaryKey"]) for row in found]
        assert len(set(keys)) == len(keys)
        for row in found:
            for column in columns:
                _check(row[column["name"]], column)


def _check(value: str, column: dict) -> None:
    if not value:
        assert not column["required"], column["name"]
        return
    kind = column["datatype"]
    for part in value.split(column["separator"]) if "separator" in column else [value]:
        if isinstance(kind, dict):
            assert re.fullmatch(kind["format"], part), (column["name"], part)
        else:
            READERS[kind](part)


def test_json_conforms_to_its_schema_and_says_what_csv_says(everything, text, rows):
    for name in DATA_SETS:
        found = json.loads(text(f"{name}.json"))
        Draft202012Validator(json.loads(text(f"{name}.schema.json"))).validate(found)
        assert [json.loads(line) for line in text(f"{name}.jsonl").splitlines()] == found
        for row, cells in zip(found, rows(name), strict=True):
            assert {key: _written(value) for key, value in row.items()} == {k: unguarded(v) for k, v in cells.items()}


def _written(value) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: ""}[value]
    return "|".join(value) if isinstance(value, list) else str(value)


def test_a_hostile_title_is_one_cell_and_no_formula(everything, text, rows):
    (row,) = rows("documents")
    assert unguarded(row["title"]) == HOSTILE
    assert row["title"].startswith("'=")
    lines = text("documents.csv")
    assert lines.startswith("\ufeffid,")
    assert lines.endswith("\r\n")


def test_a_long_text_of_many_lines_is_one_cell(tree, committed, rows):
    basis = 'Ligji nr. 03/L-040, neni 12, "paragrafi 2";\n' * 2500
    with committed():
        make_act(tree, legal_basis=basis)
    (row,) = rows("acts")
    assert row["legal_basis_sq"].strip() == basis.strip()


def test_an_empty_data_set_is_a_header_and_an_empty_array(tree, text):
    assert text("acts.csv").count("\r\n") == 1
    assert json.loads(text("acts.json")) == []
    assert text("acts.jsonl") == ""


def test_both_languages_stand_in_one_row(tree, committed, rows):
    with committed():
        act = make_act(tree, "Vendim për ujin")
        twin(tree, act, "Odluka o vodi")
        make_act(tree, "Vetëm shqip", date_adopted=date(2026, 1, 5), protocol_number="2/2026")
    first, second = rows("acts")
    assert (first["title_sq"], first["title_sr_latn"], first["url_sr_latn"]) == ("Vetëm shqip", "", "")
    assert (second["title_sq"], second["title_sr_latn"]) == ("Vendim për ujin", "Odluka o vodi")
    assert (second["kind_label_sq"], second["kind_label_sr_latn"]) == ("Vendim", "Odluka")


def test_lines_of_the_budget_and_activities_have_their_numbers(everything, rows):
    first, second = rows("budget-figures")
    assert (first["category"], first["heading_sq"], first["planned"], first["body"]) == (
        "capital", "Rruga", "170000.00", "assembly",
    )  # fmt: skip
    assert (second["planned"], second["revised"], second["spent"]) == ("1295000.10", "-5.00", "0")
    assert first["category_label_sq"] not in ("", "capital", second["category_label_sq"])
    (activity,) = rows("activities")
    assert (activity["goal_sq"], activity["amount"], activity["state"]) == ("Informimi", "20850.00", "started")
    assert [row["title_sq"] for row in rows("agenda-items")] == ["Buxheti", "Të ndryshme"]


def test_what_is_not_public_is_in_no_file_and_in_no_dump(client, tree, committed, text, everything):
    with committed():
        hidden = [make_act(tree, f"Sekret {n}", protocol_number=f"{n}/2026") for n in range(4)]
    with committed():
        hidden[0].unpublish()
        PageViewRestriction.objects.create(page=hidden[1], restriction_type=PageViewRestriction.LOGIN)
        hidden[2].expire_at = timezone.now() - timezone.timedelta(days=1)
        hidden[2].unpublish(set_expired=True)
        hidden[3].delete()
    with committed():
        page = everything["acts"]
        page.title = "Sekret i draftit"
        page.save_revision()
        page.go_live_at = timezone.now() + timezone.timedelta(days=1)
        page.save_revision().publish()
    for name in DATA_SETS:
        for ending in ("csv", "json", "jsonl"):
            assert "Sekret" not in text(f"{name}.{ending}"), name
    call_command("make_dump", verbosity=0)
    archive = ZipFile(BytesIO(b"".join(client.get("/data/dump/latest.zip").streaming_content)))
    assert all("Sekret" not in archive.read(name).decode() for name in archive.namelist())


def _queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        b"".join(client.get(address).streaming_content)
    return len(captured)


def test_twenty_rows_cost_as_many_queries_as_five(client, tree, committed):
    counts = []
    for numbers in (range(5), range(5, 20)):
        with committed():
            for number in numbers:
                make_act(tree, f"Vendim {number}", protocol_number=f"{number}/2026")
        client.get("/data/acts.csv")
        counts.append(_queries(client, "/data/acts.csv"))
    assert counts[0] == counts[1] <= 5


def test_a_file_may_be_read_by_other_sites_and_is_sent_once(client, everything, committed):
    first = client.get("/data/acts.csv")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert "max-age" in first["Cache-Control"]
    assert 'rel="license"' in first["Link"]
    assert not first.cookies
    assert client.get("/data/acts.csv", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    assert client.get("/data/acts.csv", HTTP_IF_MODIFIED_SINCE=first["Last-Modified"]).status_code == 304
    assert client.head("/data/acts.csv").status_code == 200
    with committed():
        everything["acts"].unpublish()
    again = client.get("/data/acts.csv", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 200
    assert len(list(csv.reader(b"".join(again.streaming_content).decode().splitlines()))) == 1


def test_a_file_is_written_once_for_a_state_of_its_data_and_then_read_from_the_disk(
    client, everything, text, monkeypatch, settings, committed
):
    first, made = text("acts.csv"), []
    monkeypatch.setattr(DataSet, "rows", lambda dataset, day: made.append(dataset.name) or iter(()))
    assert text("acts.csv") == first
    head = client.head("/data/acts.csv")
    assert (head["Content-Length"], head.content, made) == (str(len(first.encode())), b"", [])
    with committed():
        everything["acts"].unpublish()
    assert text("acts.csv").count("\r\n") == 1
    assert made == ["acts"]
    settings.TODAY = "2026-03-17"
    text("acts.csv")
    assert made == ["acts", "acts"]
    folder = Path(settings.DATA_DIR) / "open-data" / "acts.csv"
    assert len(list(folder.iterdir())) == 1


def test_one_file_is_written_at_a_time_and_whoever_waits_too_long_is_told_when_to_ask_again(
    client, tree, monkeypatch, settings
):
    monkeypatch.setattr(kept, "_PAUSES", 1)
    folder = Path(settings.DATA_DIR) / "open-data"
    folder.mkdir(parents=True)
    with (folder / "writing.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        answer = client.get("/data/acts.csv")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert client.get("/data/acts.csv").status_code == 200


@pytest.mark.parametrize("address", ["acts.csv", "catalog", "acts.schema.json", "dump/", "dump/latest.zip", "acts", ""])
def test_a_parameter_is_refused_with_a_sentence(client, tree, address):
    answer = client.get(f"/data/{address}?x=<b>")
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert re.search("[“„]x[”“]", answer.content.decode())
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("address", ["nothing.csv", "acts.xml", "nothing", "ACTS.csv", "nothing.schema.json"])
def test_an_address_of_no_data_set_is_not_found(client, tree, address):
    assert client.get(f"/data/{address}").status_code == 404


def test_the_address_of_a_data_set_leads_to_the_page_about_it(client, tree):
    answer = client.get("/data/acts")
    assert (answer.status_code, answer["Location"]) == (303, "/sq/data/acts/")
