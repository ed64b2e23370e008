"""What the description of the interface (OpenAPI 3.1) says of bodies and headers, which the door reads itself."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, TypeAdapter

from .contract.drafts import change_model, new_drafts, translation_model
from .contract.fields import types
from .door.reading import FORM, JSON

Schema = dict[str, Any]


def parameter(name: str, where: str = "query", required: bool = False, kind: str = "string", text: str = "") -> Schema:
    schema: Schema = {"type": kind} | ({"minLength": 1} if required else {})
    return {"name": name, "in": where, "required": required, "schema": schema, "description": text}


DRY_RUN = parameter("dry_run", kind="boolean", text=_("Everything is checked as it would be, and nothing stays."))
IDEMPOTENCY = parameter(
    "Idempotency-Key",
    "header",
    text=_("The same key with the same call gets the same answer, and nothing is done twice."),
)
IF_MATCH = parameter("If-Match", "header", text=_("The ETag of the draft as it was read."))


def described(*parameters: Schema, body: Schema | None = None) -> Schema:
    return {"parameters": list(parameters)} | ({"requestBody": body} if body else {})


def form(names: Iterable[str], required: Iterable[str]) -> Schema:
    texts = {name: {"type": "string"} for name in names}
    texts |= {"topics": {"type": "array", "items": {"type": "string"}}} if "topics" in texts else {}
    schema = {
        "type": "object",
        "properties": {"file": {"type": "string", "format": "binary"}} | texts,
        "required": ["file", *required],
        "additionalProperties": False,
    }
    return {"required": True, "content": {FORM[0]: {"schema": schema}}}


def _json(schema: Schema) -> Schema:
    return {"required": True, "content": {kind: {"schema": schema} for kind in JSON}}


def _inlined(schema: Any, known: Schema) -> Any:
    """Without references but those to fields, which stand in the description because answers have them."""
    if isinstance(schema, list):
        return [_inlined(each, known) for each in schema]
    if not isinstance(schema, dict):
        return schema
    name = schema.get("$ref", "").rpartition("/")[2]
    if name:
        return schema if name.endswith("Fields") else _inlined(known[name], known)
    return {key: _inlined(each, known) for key, each in schema.items() if key not in ("$defs", "discriminator")}


def _of(*models: type[BaseModel] | TypeAdapter) -> Schema:
    place = "#/components/schemas/{model}"
    schemas = [
        model.json_schema(ref_template=place)
        if isinstance(model, TypeAdapter)
        else model.model_json_schema(ref_template=place)
        for model in models
    ]
    inlined = [_inlined(schema, schema.get("$defs", {})) for schema in schemas]
    return _json(inlined[0] if len(inlined) == 1 else {"anyOf": inlined})


new_draft = _of(new_drafts())
changed = _of(*(change_model(name) for name in types()))
translated = _of(*(translation_model(name) for name in types()))
