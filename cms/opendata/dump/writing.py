"""What a dump consists of."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.utils import translation

from cms.api.contract.records import BY_TYPE
from cms.api.models import ApiItem, Resource
from cms.api.reading.answers import item_json
from cms.api.words import vocabularies
from cms.opendata.catalogue import graph_of
from cms.opendata.describing import csvw, schemas
from cms.opendata.describing.licence import Licence
from cms.opendata.sets import DATA_SETS
from cms.opendata.writing import FORMATS
from cms.settings.env import BASE_DIR

from .archive import Archive

MANIFEST = "manifest.json"
AT_ONCE = 200


def write(path: Path, now: datetime, day: date, last_change: int, licence: Licence) -> dict[str, dict]:
    """Write the ZIP file; return its contents by name."""
    archive = Archive(path, now)
    try:
        with translation.override(settings.LANGUAGE_CODE):
            _fill(archive, day, licence)
            archive.add(MANIFEST, [_json(_manifest(archive, now, last_change, licence))])
        archive.finish()
    finally:
        archive.close()
    return archive.contents


def _fill(archive: Archive, day: date, licence: Licence) -> None:
    for family in BY_TYPE:
        archive.add(f"records/{family}.jsonl", _lines(Resource.RECORD, day, type=family))
    archive.add("documents.jsonl", _lines(Resource.DOCUMENT, day))
    for dataset in DATA_SETS.values():
        for ending in ("csv", "jsonl"):
            archive.add(f"data/{dataset.name}.{ending}", FORMATS[ending].pieces(dataset, day))
        archive.add(f"data/{dataset.name}.csv-metadata.json", [_json(csvw.metadata(dataset, licence))])
    archive.add("data/datapackage.json", [_json(schemas.data_package(DATA_SETS.values(), licence))])
    words = {name: [choice.model_dump() for choice in choices] for name, choices in vocabularies().items()}
    archive.add("vocabularies.json", [_json(words)])
    archive.add("catalog.ttl", [graph_of(licence).serialize(format="turtle")])


def _lines(resource: Resource, day: date, **facts) -> Iterator[str]:
    """Answers as the interface gives them, in the order of their numbers."""
    known = ApiItem.objects.filter(resource=resource, removed_at=None, **facts)
    for item in known.order_by("object_id").select_related("answer").iterator(chunk_size=AT_ONCE):
        yield f"{item_json(item, day)}\n"


def _manifest(archive: Archive, now: datetime, last_change: int, licence: Licence) -> dict:
    return {
        "made_at": now.isoformat(),
        "last_change": last_change,
        "continue_at": f"{settings.WAGTAILADMIN_BASE_URL}/api/v1/changes/?after={last_change}",
        "software": {"name": "Komuna", "version": version()},
        "licence": {"name": licence.name, "url": licence.url},
        "attribution": licence.attributions,
        "files": dict(sorted(archive.contents.items())),
    }


def version() -> str:
    project = tomllib.loads((BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return project["project"]["version"]


def _json(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
