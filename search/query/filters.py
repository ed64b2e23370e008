"""From the filters in an address to the conditions of an engine."""

from datetime import date

from search import facets
from search.queries import Filters

from .asked import Asked


def signs_of(asked: Asked) -> dict[str, str]:
    """The facet sign of each chosen filter that has one, by the filter's name."""
    made = {
        "family": asked.family and facets.family(asked.family),
        "kind": asked.kind and facets.kind(asked.family, asked.kind),
        "body": asked.body and facets.body(asked.body),
        "topic": asked.topic and facets.topic(asked.topic),
        "place": asked.place and facets.place(asked.place),
        "year": asked.year and facets.year(asked.year),
        "language": asked.language and facets.language(asked.language),
        "file": asked.file and facets.HAS_FILE,
    }
    return {name: sign for name, sign in made.items() if sign}


def conditions(asked: Asked, today: date) -> Filters:
    signs = tuple((sign,) for sign in signs_of(asked).values())
    return Filters(today, signs, asked.state, asked.since, asked.until)
