"""The shapes that other systems rely on: an answer for each type is stored, and every field of it stays what it is.

An answer that is meant to change is stored anew with ``STORE_ANSWERS=1``, and read before it is committed.
"""

import json
import os
import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from cms.api.contract.documents import Document
from cms.api.contract.records import BY_TYPE, AnyRecord
from cms.api.keeping.rebuilding import rebuild

from .samples import MOMENT, Samples

pytestmark = pytest.mark.one_database

STORED = Path(__file__).parent / "answers"
OF_THE_FILE = {"checksum": "checksum", "size": 1}
MOMENTS = {"published_at", "uploaded_at", "changed_at"}


def settled(value, numbers: dict[int, int]):
    """The answer with what is another at each run put in order: numbers by first appearance, moments, checksums."""
    if isinstance(value, dict):
        return {name: _settled_field(name, part, numbers) for name, part in value.items()}
    if isinstance(value, list):
        return [settled(part, numbers) for part in value]
    return value


def _settled_field(name: str, value, numbers: dict[int, int]):
    if name in MOMENTS and value:
        return MOMENT.isoformat()
    if name in OF_THE_FILE and value:
        return OF_THE_FILE[name]
    if name == "id" and isinstance(value, int):
        return numbers.setdefault(value, len(numbers) + 1)
    if isinstance(value, str):
        value = re.sub(r"/d/(\d+)/", lambda found: f"/d/{numbers.setdefault(int(found[1]), len(numbers) + 1)}/", value)
        return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", _settled_key, re.sub(r"_\w{7}(?=\.)", "", value))
    return settled(value, numbers)


def _settled_key(found: re.Match) -> str:
    return found[0] if found[0].startswith("00000000") else "key"


@pytest.fixture
def answers(tree, make_document, committed, ask, settings) -> dict[str, dict]:
    settings.TODAY = "2026-03-10"
    samples = Samples(tree, make_document)
    with committed():
        found = samples.all()
    # The sections of the tree were there before.
    list(rebuild())
    answers = {name: ask(f"records/{page.pk}/") for name, page in found.items()}
    return answers | {"document": ask(f"documents/{samples.document.pk}/")}


def test_every_type_answers_as_it_is_stored(answers):
    assert answers.keys() - {"document", "home"} == BY_TYPE.keys()
    differing = [name for name, answer in answers.items() if _differs(name, answer)]
    assert not differing, "Stored answers differ: run with STORE_ANSWERS=1 and read what changed."


def _differs(name: str, answer: dict) -> bool:
    path, text = STORED / f"{name}.json", json.dumps(settled(answer, {}), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("STORE_ANSWERS"):
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8") != text


def test_stored_answers_are_what_the_contract_promises():
    """Nothing in them is unknown to the models, and no model has a field that they lack."""
    for path in sorted(STORED.glob("*.json")):
        answer = json.loads(path.read_text(encoding="utf-8"))
        answer["key"] = "00000000-0000-4000-8000-000000000001" if answer["key"] == "key" else answer["key"]
        model = Document if path.stem == "document" else type(TypeAdapter(AnyRecord).validate_python(answer))
        assert answer.keys() >= {name for name in model.model_fields if name != "state"}, path.stem


def test_no_field_of_a_sample_is_empty(answers):
    """A field that no sample fills is a field that nobody would miss in the test above."""
    empty = {
        (name, field)
        for name, answer in answers.items()
        for field, value in answer.items()
        if value in (None, "", []) and field not in MAY_BE_EMPTY
    }
    assert empty == set()


# Null for types that have none; only one of the samples has a twin, and nobody has read the file.
MAY_BE_EMPTY = {"state", "kind", "translations", "introduction", "welcome", "pages", "published_at", "tags"}
MAY_BE_EMPTY |= {"withdrawn_at", "withdrawal_reason"}
