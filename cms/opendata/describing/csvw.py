"""Metadata for CSV on the Web: https://www.w3.org/TR/tabular-metadata/, found beside a file as its section 5.3 says."""

from cms.api.contract.parts import Choice
from cms.api.words import in_every_language, vocabularies
from cms.opendata.columns import SEPARATOR, DataSet, Field, Type
from cms.templatetags.cms_tags import html_language

from .licence import Licence
from .words import codes, labels, meanings, tagged


def metadata(dataset: DataSet, licence: Licence) -> dict:
    known = vocabularies()
    columns = [_column(field, known) for field in dataset.fields]
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": f"{dataset.name}.csv",
        "dc:title": tagged(in_every_language(dataset.title)),
        "dc:description": tagged(in_every_language(dataset.description)),
        "dc:license": {"@id": licence.url},
        "dialect": {
            "encoding": "utf-8",
            "header": True,
            "lineTerminators": ["\r\n"],
            "delimiter": ",",
            "quoteChar": '"',
        },
        "tableSchema": {"columns": columns, "primaryKey": list(dataset.key)},
    }


def _column(field: Field, known: dict[str, list[Choice]]) -> dict:
    column = field.column
    found = {
        "name": field.name,
        "titles": field.name,
        "dc:title": tagged(labels(field)),
        "dc:description": tagged(meanings(field)),
        "datatype": _datatype(field, known),
        "required": column.required,
    }
    if column.several:
        found["separator"] = SEPARATOR
    if field.language:
        found["lang"] = html_language(field.language)
    if column.unit:
        # UN/CEFACT and QUDT have addresses for units; the name is what people read.
        found["schema:unitText"] = str(column.unit)
    return found


def _datatype(field: Field, known: dict[str, list[Choice]]) -> str | dict:
    if values := [choice.value for choice in codes(field, known)]:
        return {"base": "string", "format": "|".join(values)}
    return "date" if field.column.type is Type.DATE else field.column.type.value
