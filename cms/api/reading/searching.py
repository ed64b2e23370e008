"""The portal's own search, answered with the records of the interface: one for each record, not for each language."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from cms.api.contract import searches
from cms.api.making.addresses import absolute
from cms.api.models import ApiItem, Resource
from cms.clock import today
from search.choices import Family, State
from search.models import CatalogueRecord
from search.query import Asked, Facet, Hit, Sort, Window, hits_of, window
from search.query.address import KINDS, clean

from . import cursors
from .answers import chosen_fields, item_json, list_json, with_members
from .freshness import answer, hashed, now_on
from .lists import answer_list, linked, next_part
from .problems import BadRequest
from .questions import RecordsQuestion
from .selecting import selected

# How the portal's search names what the interface names otherwise.
_NAMES = {"family": "type", "file": "has_file"}
# Filters that the search does not know: they choose from what it found.
_OWN = ("key", "changed_since", "changed_until")
_SORTS = {None: Sort.RELEVANCE, "relevance": Sort.RELEVANCE, "-date": Sort.NEWEST}


def answer_records(request: HttpRequest, asked: RecordsQuestion, fields: Collection[str]) -> HttpResponse:
    """A list, or a search where words are given. Raises BadRequest, and EngineUnavailable where words are sought."""
    if asked.q is not None:
        return _found(request, asked, fields)
    if asked.order == "relevance":
        raise BadRequest(_("“relevance” orders what “q” finds. Give “q”, or choose another order."))
    asked = asked.model_copy(update={"order": asked.order or "-date"})
    _check(asked)
    # A list without words, with counts of what could be chosen where they are wanted.
    counts = partial(_counted, asked, today()) if asked.facets else tuple
    return answer_list(request, Resource.RECORD, asked, fields, counts)


def _counted(asked: RecordsQuestion, day: date) -> list[str]:
    return _facets(asked, _search(asked, day))


def _found(request: HttpRequest, asked: RecordsQuestion, fields: Collection[str]) -> HttpResponse:
    _check(asked)
    now, wanted = now_on(today()), chosen_fields(asked.fields, fields)
    found = _search(asked, now.day)
    places = _narrowed(found.positions, asked, now.day)
    start = _start(places, asked)
    end = start + asked.limit
    hits, items = _items(places[start:end], found, asked, now.day)
    cursor = cursors.packed(_order(asked), end, places[end - 1]) if end < len(places) else ""
    following = next_part(request, cursor) if cursor else None
    text = list_json((item_json(item, now.day, wanted) for item in items), next=following, last=now.last)
    told = _told(found, places, [_hit(hit, item) for hit, item in zip(hits, items, strict=True)])
    parts = [f'"search":{told.model_dump_json()}', *_facets(asked, found)]
    return hashed(request, linked(answer(with_members(text, parts)), following))


def _told(found: Window, places: Sequence[int], hits: list[searches.Hit]) -> searches.Search:
    """Where filters of the interface chose from what was found, those that are left are counted."""
    is_whole = len(places) == len(found.positions)
    proposals = [proposal.text for proposal in found.proposals]
    return searches.Search(
        count=found.count if is_whole else len(places), more=found.capped, proposals=proposals, hits=hits
    )


def _check(asked: RecordsQuestion) -> None:
    """Raises BadRequest for what the portal's search cannot do."""
    if asked.q is None and not asked.facets:
        return
    if asked.order not in _SORTS and asked.q is not None:
        raise BadRequest(_("A search is ordered by “relevance” or “-date”."))
    uncounted = asked.facets and any(getattr(asked, name) is not None for name in _OWN)
    if uncounted or asked.has_file is False:
        sentence = _("“facets” and “q” do not go together with “has_file=false”, nor “facets” with: %(names)s.")
        raise BadRequest(sentence % {"names": ", ".join(_OWN)})
    if asked.kind and asked.kind not in getattr(KINDS.get(asked.type), "values", ()):
        raise BadRequest(_("A search for a “kind” needs the “type” that has this kind."))


def _search(asked: RecordsQuestion, day: date) -> Window:
    with translation.override(settings.LANGUAGE_CODE):
        return window(_question(asked), day, with_facets=asked.facets)


def _question(asked: RecordsQuestion) -> Asked:
    names = ("kind", "body", "topic", "place", "language")
    return Asked(
        text=clean(asked.q or ""),
        family=Family(asked.type) if asked.type else None,
        state=State(asked.state) if asked.state else None,
        file=bool(asked.has_file),
        year=asked.year,
        since=asked.since,
        until=asked.until,
        sort=_SORTS.get(asked.order, Sort.NEWEST),
        reader=asked.language or settings.LANGUAGE_CODE,
        **{name: getattr(asked, name) or "" for name in names},
    )


def _narrowed(positions: Sequence[int], asked: RecordsQuestion, day: date) -> Sequence[int]:
    if all(getattr(asked, name) is None for name in _OWN):
        return positions
    only = RecordsQuestion(**{name: getattr(asked, name) for name in _OWN})
    keys = selected(Resource.RECORD, only, day).values("key")
    left = CatalogueRecord.objects.filter(position__in=positions, translation_key__in=keys)
    kept = set(left.values_list("position", flat=True))
    return [position for position in positions if position in kept]


def _order(asked: RecordsQuestion) -> str:
    return f"q{_SORTS[asked.order]}"


def _start(positions: Sequence[int], asked: RecordsQuestion) -> int:
    """Behind the record that was read last, wherever it stands now; where it is gone, at the place where it was."""
    if not asked.cursor:
        return 0
    place, last = cursors.unpacked(asked.cursor, _order(asked), int, int)
    if _SORTS[asked.order] == Sort.NEWEST:
        return sum(position >= last for position in positions)
    return positions.index(last) + 1 if last in positions else min(place, len(positions))


def _items(
    positions: Sequence[int], found: Window, asked: RecordsQuestion, day: date
) -> tuple[list[Hit], list[ApiItem]]:
    """The hits with the answers of their records: in the language asked for, else in the one where words were found."""
    reader = asked.language or settings.LANGUAGE_CODE
    with translation.override(reader):
        hits = hits_of(positions, found.query, reader, day)
    keys = [hit.entry.translation_key for hit in hits]
    rows = ApiItem.objects.filter(resource=Resource.RECORD, key__in=keys, removed_at=None).select_related("answer")
    known = {(row.key, row.language): row for row in rows}
    both = []
    for hit in hits:
        languages = [asked.language, hit.matched_language, hit.entry.language, *settings.PUBLIC_LANGUAGES]
        items = (known.get((hit.entry.translation_key, code)) for code in languages)
        if item := next(filter(None, items), None):
            both.append((hit, item))
    return [hit for hit, _item in both], [item for _hit, item in both]


def _hit(hit: Hit, item: ApiItem) -> searches.Hit:
    file = hit.file and searches.FoundInFile(
        id=hit.file.edition,
        title=hit.file.title,
        page=0 if hit.file.in_parts else hit.file.page,
        url=absolute(hit.file.address),
        html=hit.file.snippet,
    )
    language = hit.snippet_language or hit.entry.language
    return searches.Hit(id=item.object_id, html=hit.snippet, language=language, file=file or None)


def _facets(asked: RecordsQuestion, found: Window) -> list[str]:
    if not asked.facets:
        return []
    texts = [f'"{_NAMES.get(facet.name, facet.name)}":[{",".join(_counts(facet))}]' for facet in found.facets]
    return [f'"facets":{{{",".join(texts)}}}']


def _counts(facet: Facet) -> list[str]:
    """Most records first; the order does not depend on the language of who asks."""
    choices = sorted(facet.choices, key=lambda choice: (-choice.count, choice.value))
    values = {"yes": "true"} if facet.name == "file" else {}
    counts = [searches.Count(value=values.get(c.value, c.value), count=c.count, more=c.capped) for c in choices]
    return [count.model_dump_json() for count in counts]
