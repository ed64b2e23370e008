"""The shape of the files for validators: JSON Schema 2020-12 for JSON, Table Schema (Frictionless Data) for CSV."""

from collections.abc import Iterable

from cms.api.words import in_every_language, vocabularies
from cms.opendata.columns import SEPARATOR, DataSet, Field, Type

from .licence import Licence
from .words import codes, label, labels, meanings

_JSON = {Type.INTEGER: "integer", Type.YES_NO: "boolean"}
_FORMATS = {Type.ADDRESS: "uri", Type.DATE: "date", Type.MOMENT: "date-time"}
_AMOUNT = r"^-?\d+(\.\d+)?$"
_TIME = r"^\d\d:\d\d(:\d\d)?$"
# https://specs.frictionlessdata.io/table-schema/#types-and-formats
_TABLE = {
    Type.TEXT: {"type": "string"},
    Type.ADDRESS: {"type": "string", "format": "uri"},
    Type.INTEGER: {"type": "integer"},
    Type.AMOUNT: {"type": "number"},
    Type.DATE: {"type": "date"},
    Type.TIME: {"type": "time"},
    Type.MOMENT: {"type": "datetime", "format": "any"},
    Type.YES_NO: {"type": "boolean"},
}


def json_schema(dataset: DataSet) -> dict:
    known = vocabularies()
    properties = {field.name: _property(field, known) for field in dataset.fields}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": str(dataset.title),
        "description": str(dataset.description),
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        },
    }


def _property(field: Field, known: dict) -> dict:
    one = {"type": _JSON.get(field.column.type, "string")}
    if form := _FORMATS.get(field.column.type):
        one["format"] = form
    if field.column.type is Type.AMOUNT:
        one["pattern"] = _AMOUNT
    if field.column.type is Type.TIME:
        one["pattern"] = _TIME
    if choices := codes(field, known):
        one["enum"] = [choice.value for choice in choices]
    if field.column.several:
        one = {"type": "array", "items": one}
    elif not field.column.required:
        one = {"anyOf": [one, {"type": "null"}]}
    return one | {"title": label(field), "description": str(field.column.meaning)}


def data_package(datasets: Iterable[DataSet], licence: Licence) -> dict:
    """``datapackage.json``: https://specs.frictionlessdata.io/data-package/ ; ``titles`` and the like are ours."""
    known = vocabularies()
    return {
        "profile": "tabular-data-package",
        "name": "open-data",
        "title": licence.attribution,
        "licenses": [{"name": licence.name, "path": licence.url}],
        "resources": [_resource(dataset, known) for dataset in datasets],
    }


def _resource(dataset: DataSet, known: dict) -> dict:
    return {
        "profile": "tabular-data-resource",
        "name": dataset.name,
        "path": f"{dataset.name}.csv",
        "title": str(dataset.title),
        "titles": in_every_language(dataset.title),
        "description": str(dataset.description),
        "descriptions": in_every_language(dataset.description),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_table_field(field, known) for field in dataset.fields], "primaryKey": list(dataset.key)},
    }


def _table_field(field: Field, known: dict) -> dict:
    column = field.column
    constraints = {"required": True} if column.required else {}
    if choices := codes(field, known):
        constraints["enum"] = [choice.value for choice in choices]
    found = {"name": field.name} | ({"type": "string"} if column.several else _TABLE[column.type])
    found |= {"title": label(field), "titles": labels(field)}
    found |= {"description": str(column.meaning), "descriptions": meanings(field)}
    if column.several:
        found["separator"] = SEPARATOR
    if column.unit:
        found["unit"] = str(column.unit)
    return found | ({"constraints": constraints} if constraints else {})
