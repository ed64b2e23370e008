"""Write the examples of the interface's description: what the portal of DATA_DIR answers, shortened.

For developers, after a change of the contract: `BASE_URL=https://portal.example python tools/api_examples.py`, over the
demonstration. A test compares the examples with the description.
"""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.development")

import django

django.setup()

from django.test import Client  # noqa: E402

from cms.api.models import ApiItem  # noqa: E402
from cms.api.reading.describing import EXAMPLES  # noqa: E402

# Longer lists and texts of the demonstration help nobody to understand an answer.
ENTRIES, SIGNS = 1, 240
HOST = "portal.example"


def questions() -> dict[str, str]:
    act = ApiItem.objects.filter(type="act", removed_at=None, language="sq", signs__contains=" file ").first()
    document = ApiItem.objects.filter(resource="document", removed_at=None, language="sq").first()
    return {
        "records": "records/?q=buxheti&type=act&facets=true&limit=1",
        "record": f"records/{act.object_id}/",
        "documents": "documents/?limit=1",
        "document": f"documents/{document.object_id}/",
        "events": "events/?type=meeting&limit=1",
        "changes": "changes/?resource=document&limit=1",
        "terms": "terms/",
        "vocabularies": "vocabularies/",
        "site": "site/",
        "sitemap": "sitemap/?limit=1",
        "redirects": "redirects/?limit=1",
        "find": "find/?url=/sq/",
    }


PROBLEMS = {
    "400": "records/?lmit=3",
    "404": "records/0/",
    "422": "records/?limit=1000",
}


def of(client: Client, question: str) -> dict:
    answer = client.get(f"/api/v1/{question}", headers={"host": HOST, "accept-language": "en"})
    return shortened(answer.json())


def shortened(value: object) -> object:
    if isinstance(value, dict):
        named = list(value.items())[:3] if "act-kind" in value else value.items()
        return {name: shortened(each) for name, each in named}
    if isinstance(value, list):
        return [shortened(each) for each in value[:ENTRIES]]
    return f"{value[:SIGNS]}…" if isinstance(value, str) and len(value) > SIGNS and " " in value else value


def problem(status: int, title: str, detail: str) -> dict:
    return {"type": "about:blank", "title": title, "status": status, "detail": detail}


def main() -> None:
    client = Client(raise_request_exception=False)
    found = {name: of(client, question) for name, question in (questions() | PROBLEMS).items()}
    found |= {
        "410": problem(410, "Gone", "This was public, and has been withdrawn."),
        "429": problem(
            429, "Too Many Requests", "You have asked more than 600 times in a minute. Ask again in 20 seconds."
        ),
        "500": problem(
            500, "Internal Server Error", "The portal has made a mistake. It has been noted; try again later."
        ),
        "503": problem(503, "Service Unavailable", "The search does not answer at the moment."),
    }
    EXAMPLES.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
