"""Queries as PostgreSQL's ``tsquery``. Every term is quoted."""

from collections.abc import Iterable

from search import facets
from search.engines.plan import Plan, tiers
from search.queries import Alternative, Word

from .vector import HEADING, SIGN, quoted


def matches(plan: Plan) -> list[str]:
    """What to ask for, one tier after the other."""
    if not plan.words:
        return [heading_first(plan), least(plan)] if plan.phrases else [least(plan)]
    return [heading_first(plan), *(_match(plan, [tier]) for tier in tiers(plan, every, some, word))]


def heading_first(plan: Plan) -> str:
    return _match(plan, [word(each, HEADING) for each in plan.words + plan.phrases])


def least(plan: Plan) -> str:
    """Everything that matches at all."""
    return _match(plan, [some(map(word, plan.words))] if plan.words else [])


def _match(plan: Plan, wanted: list[str]) -> str:
    """``wanted``, the phrases, the signs, and nothing that is excluded."""
    found = [*wanted, *map(word, plan.phrases), *map(signs, plan.signs)] or [signs([facets.EVERY])]
    return every([*found, *(f"!{word(each)}" for each in plan.excluded)])


def word(given: Word, mark: str = "") -> str:
    return some(alternative(each, mark) for each in given.alternatives)


def alternative(given: Alternative, mark: str = "") -> str:
    return "(" + " <-> ".join(quoted(mark + term) for term in given.terms) + (":*)" if given.prefix else ")")


def signs(group: Iterable[str]) -> str:
    return some(quoted(SIGN + sign) for sign in group)


def every(parts: Iterable[str]) -> str:
    return f"({' & '.join(parts)})"


def some(parts: Iterable[str]) -> str:
    return f"({' | '.join(parts)})"
