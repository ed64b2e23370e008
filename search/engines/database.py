"""What the engines of both databases have in common: tiers asked one after the other, and counts that end early."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain
from operator import and_, or_
from types import ModuleType

from django.db import connection

from search import facets
from search.choices import State
from search.queries import CAP, Alternative, Filters, Query, Word

from .base import Engine
from .held import Held, current, is_held
from .plan import Plan, between, is_term, plan, window

# SQLite joins at most 500 questions into one.
TOGETHER = 200


@dataclass(frozen=True)
class Conditions:
    """What a row has to be besides matching: a state on a day, a range of positions."""

    state: State | None = None
    today: str = ""
    first: int | None = None
    last: int | None = None

    @classmethod
    def of(cls, filters: Filters) -> "Conditions":
        first, last = between(filters)
        return cls(filters.state, filters.today.isoformat(), first, last)


@dataclass(frozen=True)
class Question:
    """The part of a statement after SELECT, and its values."""

    sql: str
    values: list = field(default_factory=list)


class DatabaseEngine(Engine):
    """An engine in the portal's database. A subclass says how it is asked.

    ``match`` is a module with ``matches(plan)``, ``least(plan)`` and ``word(word)``: queries in the engine's language.
    ``key`` is the column of the position, ``records`` the table of the rows under the name ``record``.
    """

    match: ModuleType
    key: str
    records: str

    @abstractmethod
    def question(self, wanted: str, conditions: Conditions) -> Question:
        """FROM and WHERE for what matches ``wanted``, a query in the engine's language."""

    def candidates(self, query: Query, filters: Filters, limit: int, offset: int = 0) -> list[int]:
        asked = plan(query, filters, self._frequency)
        first, last = window(limit, offset)
        found: dict[int, None] = {}
        for wanted in self.match.matches(asked) if asked else []:
            if len(found) >= last:
                break
            question = self.question(wanted, Conditions.of(filters))
            # A tier has the rows of the tiers before it too.
            sql = f"SELECT {self.key} {question.sql} ORDER BY {self.key} DESC LIMIT %s"
            found |= dict.fromkeys(position for (position,) in self.rows(sql, [*question.values, last]))
        return list(found)[first:last]

    def count(self, query: Query, filters: Filters, cap: int = CAP) -> int:
        if cap >= CAP:
            # A page that counts so far asks for the facets too, which need the whole set.
            return min(self._found(current(filters.today, self.records), query, filters).bit_count(), cap + 1)
        asked = plan(query, filters)
        return self._counts([self._least(asked, Conditions.of(filters))], cap)[0] if asked else 0

    def count_signs(self, query: Query, filters: Filters, signs: Iterable[str], cap: int = CAP) -> dict[str, int]:
        held = current(filters.today, self.records)
        found = self._found(held, query, filters)
        sets = {sign: self._having(held, sign.lower()) for sign in signs}
        return {sign: min((found & having).bit_count(), cap + 1) for sign, having in sets.items()}

    def count_states(self, query: Query, filters: Filters, cap: int = CAP) -> dict[State, int]:
        held = current(filters.today, self.records)
        found = self._found(held, query, filters)
        return {state: min((found & held.in_state(state)).bit_count(), cap + 1) for state in State}

    def _found(self, held: Held, query: Query, filters: Filters) -> int:
        """The set of what ``count`` counts. The index is asked for each word by itself; what is held knows the rest."""
        asked = plan(query, filters)
        if not asked:
            return 0
        sets = [_any(self._having_word(held, word) for word in asked.words)] if asked.words else []
        sets += [self._having_word(held, phrase) for phrase in asked.phrases]
        sets += [_any(self._having(held, sign) for sign in group) for group in asked.signs]
        found = reduce(and_, sets or [held.having(facets.EVERY)])
        found &= ~_any(self._having_word(held, word) for word in asked.excluded)
        if (days := between(filters)) != (None, None):
            found &= held.between(*days)
        return found & held.in_state(filters.state) if filters.state else found

    def _having_word(self, held: Held, word: Word) -> int:
        return self._matching(held, Plan(words=(word,), counted=(word,)))

    def _having(self, held: Held, sign: str) -> int:
        if is_held(sign) or not is_term(sign):
            return held.having(sign)
        return self._matching(held, Plan(signs=((sign,),)))

    def _matching(self, held: Held, asked: Plan) -> int:
        question = self._least(asked, Conditions())
        known = held.matches.get(key := (question.sql, *question.values))
        if known is not None:
            return known
        rows = self.rows(f"SELECT {self.key} {question.sql}", question.values)
        return held.remember(key, held.set_of(chain.from_iterable(rows)))

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        counts = dict.fromkeys(terms, 0)
        known = [term for term in counts if is_term(term)]
        words = [Word(term, (Alternative((term,)),)) for term in known]
        return counts | dict(zip(known, self._frequencies(words), strict=True))

    def _frequency(self, word: Word) -> int:
        return self._frequencies([word])[0]

    def _frequencies(self, words: list[Word]) -> list[int]:
        asked = (Plan(words=(word,), counted=(word,)) for word in words)
        return self._counts([self._least(each, Conditions()) for each in asked], CAP)

    def _least(self, asked: Plan, conditions: Conditions) -> Question:
        return self.question(self.match.least(asked), conditions)

    def _counts(self, questions: list[Question], cap: int) -> list[int]:
        """The number of rows of each question, at most ``cap`` + 1 each."""
        return [count for some in _bundles(questions) for (count,) in self.rows(*_counting(some, cap))]

    def rows(self, sql: str, values: list) -> list[tuple]:
        """The rows of one statement, asked in the portal's own connection."""
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()


def _any(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def _bundles(questions: list[Question]) -> Iterator[list[Question]]:
    for start in range(0, len(questions), TOGETHER):
        yield questions[start : start + TOGETHER]


def _counting(questions: list[Question], cap: int) -> tuple[str, list]:
    """One statement with a row for each question."""
    each = (f"SELECT count(*) FROM (SELECT 1 {question.sql} LIMIT %s) AS capped" for question in questions)  # noqa: S608
    return " UNION ALL ".join(each), [value for one in questions for value in (*one.values, cap + 1)]
