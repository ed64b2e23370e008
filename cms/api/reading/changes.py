"""What changed, in the order in which it changed: whoever reads on from the last number keeps a copy in step."""

from django.http import HttpRequest, HttpResponse

from cms.api.models import ApiItem
from cms.clock import today

from .answers import item_json, list_json
from .freshness import answer, now_on, of_now
from .lists import linked, next_part
from .questions import ChangesQuestion


def answer_changes(request: HttpRequest, asked: ChangesQuestion) -> HttpResponse:
    """An item that changed several times comes once, at the place of its last change."""
    now = now_on(today())
    last, day = now.last, now.day

    def make() -> HttpResponse:
        found = ApiItem.objects.filter(sequence__gt=asked.after or 0, sequence__lte=last)
        if asked.since:
            found = found.filter(changed_at__gte=asked.since)
        for name in ("resource", "language"):
            if value := getattr(asked, name):
                found = found.filter(**{name: value})
        rows = list(found.order_by("sequence").select_related("answer")[: asked.limit])
        # Where all was read, the next question begins behind changes of other languages and resources, too.
        end = rows[-1].sequence if len(rows) == asked.limit else last
        end = max(end, asked.after or 0)
        text = list_json((_change(item, day) for item in rows), last=end, more=end < last)
        return linked(answer(text), next_part(request, end, "after") if end < last else None)

    return of_now(request, now, make)


def _change(item: ApiItem, day) -> str:
    facts = (
        f'"number":{item.sequence},"resource":"{item.resource}","id":{item.object_id},"key":"{item.key}",'
        f'"type":"{item.type}","language":"{item.language}","changed_at":"{item.changed_at.isoformat()}"'
    )
    if item.removed_at:
        return f'{{{facts},"change":"removed","item":null}}'
    return f'{{{facts},"change":"published","item":{item_json(item, day)}}}'
