"""The messages as models, and what the OpenAPI description says of them."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field
from pydantic.json_schema import models_json_schema

from cms.api.contract.answers import Change
from cms.api.contract.parts import Part

from .choices import PING, EventType

_SCHEMAS = "#/components/schemas/{model}"


class Told(Change):
    """An entry of “changes” as it is when the message is sent."""

    number: int | None
    day: date | None = Field(None, description="Of a state: the day on which it began or was over.")


class Message(Part):
    type: str = Field(description="What happened, such as “record.published”.")
    timestamp: datetime = Field(description="When it happened.")
    data: Told


class PingData(Part):
    subscription: str = Field(description="The name of the webhook in the portal.")


class Ping(Part):
    type: Literal["ping"]
    timestamp: datetime
    data: PingData


def description() -> dict[str, Any]:
    """``webhooks`` and ``components.schemas`` for a document of OpenAPI 3.1 (section 4.8.1, “webhooks”)."""
    names, schemas = models_json_schema(
        [(Message, "validation"), (Ping, "validation")], by_alias=True, ref_template=_SCHEMAS
    )
    hooks = {event.value: _operation(str(event.name), names[Message, "validation"]) for event in EventType}
    hooks[PING] = _operation("PING", names[Ping, "validation"])
    return {"webhooks": hooks, "components": {"schemas": schemas["$defs"]}}


def _operation(name: str, schema: dict) -> dict[str, Any]:
    headers = [
        ("webhook-id", "The same at every try of a message."),
        ("webhook-timestamp", "Seconds since 1970 at which this try was sent."),
        ("webhook-signature", "One or several signatures “v1,…” with spaces between them (Standard Webhooks)."),
    ]
    return {
        "post": {
            "operationId": f"webhook_{name.lower()}",
            "tags": ["webhooks"],
            "parameters": [
                {"name": title, "in": "header", "required": True, "description": text, "schema": {"type": "string"}}
                for title, text in headers
            ],
            "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
            "responses": {
                "2XX": {"description": "The message was taken."},
                "410": {"description": "Nobody is here any more; the webhook is paused."},
                "default": {"description": "The message was not taken, and is sent again."},
            },
        }
    }
