"""Queries in the language of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax). Every term is quoted."""

from collections.abc import Iterable

from search import facets
from search.engines.plan import Plan, tiers
from search.queries import Alternative, Word

READ = "{heading lead text files} : "


def matches(plan: Plan) -> list[str]:
    """What to ask for, one tier after the other."""
    if not plan.words:
        return [heading_first(plan), least(plan)] if plan.phrases else [least(plan)]
    return [heading_first(plan), *(_match(plan, tier) for tier in tiers(plan, every, some, word))]


def heading_first(plan: Plan) -> str:
    return _match(plan, "", f"heading : {every(map(word, plan.words + plan.phrases))}")


def least(plan: Plan) -> str:
    """Everything that matches at all."""
    return _match(plan, some(map(word, plan.words)) if plan.words else "")


def _match(plan: Plan, wanted: str, more: str = "") -> str:
    """``wanted`` in what is read, the phrases, ``more``, the signs, and nothing that is excluded."""
    found = [*([wanted] if wanted else []), *map(word, plan.phrases)]
    read = READ if any(map(_may_be_sign, plan.words + plan.phrases + plan.excluded)) else ""
    parts = [*([read + every(found)] if found else []), *([more] if more else []), *map(signs, plan.signs)]
    found = every(parts or [signs([facets.EVERY])])
    return f"{found} NOT {read}{some(map(word, plan.excluded))}" if plan.excluded else found


def _may_be_sign(given: Word) -> bool:
    """Whether a word may be met in the facets. Where none may, the index need not tell the fields apart, which takes
    a fifth of its time."""
    return any(each.prefix or any(map(facets.is_sign, each.terms)) for each in given.alternatives)


def word(given: Word) -> str:
    return some(map(alternative, given.alternatives))


def alternative(given: Alternative) -> str:
    return " + ".join(map(quoted, given.terms)) + (" *" if given.prefix else "")


def signs(group: Iterable[str]) -> str:
    return f"facets : {some(map(quoted, group))}"


def quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def every(parts: Iterable[str]) -> str:
    return f"({' AND '.join(parts)})"


def some(parts: Iterable[str]) -> str:
    return f"({' OR '.join(parts)})"
