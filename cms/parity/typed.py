"""What somebody wrote beside a publication that was refused: an approval's comment, the reason of an urgent one.

Words of a page are a draft by then; these belong to the step that did not take place, so they are handed back.
"""

import json

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages

# The names of the fields in Wagtail's dialogue of a workflow and in the form of an urgent publication.
FIELDS = ("comment", "reason")
DIALOGUE = "workflow-action-extra-data"


def hand_back(request: HttpRequest) -> None:
    """Show it beside the reason of the refusal, so that it can be copied."""
    for text in filter(None, _written(request)):
        messages.info(request, _("What you wrote was not stored: “%(text)s”") % {"text": text})


def _written(request: HttpRequest) -> list[str]:
    if "action-publish" in request.POST:
        return []
    fields = request.POST if DIALOGUE not in request.POST else _of_dialogue(request.POST[DIALOGUE])
    return [str(fields.get(name, "")).strip() for name in FIELDS]


def _of_dialogue(text: str) -> dict:
    """The dialogue's fields where its answer travels with the editor's form."""
    try:
        fields = json.loads(text)
    except json.JSONDecodeError:
        return {}
    return fields if isinstance(fields, dict) else {}
