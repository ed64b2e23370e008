"""A query as both databases understand it: words analysed, and neither "everything" nor "nothing" inside."""

from modelsearch.query import And, Boost, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from .analysis import LONGEST_QUERY, Analysis, QueryWord


class Words(PlainText):
    """Analysed words. ``unfinished`` says that the last one may be the beginning of a word."""

    def __init__(self, plain: PlainText, words: list[QueryWord], unfinished: bool):
        super().__init__(plain.query_string, plain.operator, plain.boost)
        self.words = words
        self.unfinished = unfinished

    def alternatives(self) -> list[list[tuple[str, bool]]]:
        """Return, for each word that was typed, what may stand for it and whether that is only a beginning."""
        answer = [[(whole, False) for whole in word.words] for word in self.words]
        if self.unfinished and answer:
            answer[-1] += [(beginning, True) for beginning in self.words[-1].beginnings]
        return [choice for choice in answer if choice]


class AnalysedPhrase(Phrase):
    """Analysed words that stand next to each other."""


def is_nothing(query: SearchQuery) -> bool:
    """Return whether a query asks for nothing at all."""
    return isinstance(query, Not) and isinstance(query.subquery, MatchAll)


def analysed(query: SearchQuery, analysis: Analysis, unfinished: bool) -> SearchQuery:
    """Return the query with analysed words. Only the whole of it may be MatchAll or Not(MatchAll).

    Parts without a word, such as a lone quote, are passed over; a query of nothing else finds nothing.
    """
    return _part(query, analysis, unfinished) or Not(MatchAll())


def _part(query: SearchQuery, analysis: Analysis, unfinished: bool) -> SearchQuery | None:
    if isinstance(query, (Words, AnalysedPhrase)):
        return query
    if isinstance(query, PlainText):
        words = Words(query, analysis.query(query.query_string[:LONGEST_QUERY]), unfinished)
        return words if words.alternatives() else None
    if isinstance(query, Phrase):
        phrase = analysis.phrase(query.query_string[:LONGEST_QUERY])
        return AnalysedPhrase(phrase) if phrase else None
    if isinstance(query, (And, Or)):
        parts = [_part(part, analysis, unfinished) for part in query.subqueries]
        return _joined([part for part in parts if part is not None], isinstance(query, And))
    if isinstance(query, (Not, Boost)):
        part = _part(query.subquery, analysis, unfinished)
        if part is None or isinstance(part, MatchAll) or is_nothing(part):
            return _opposite(part) if isinstance(query, Not) else part
        return Not(part) if isinstance(query, Not) else Boost(part, query.boost)
    return query


def _opposite(part: SearchQuery | None) -> SearchQuery | None:
    return part and (MatchAll() if is_nothing(part) else Not(MatchAll()))


def _joined(parts: list[SearchQuery], both: bool) -> SearchQuery | None:
    """Return parts joined by "and" or "or", where one part may settle the matter and another says nothing."""
    settles, silent = (is_nothing, _is_all) if both else (_is_all, is_nothing)
    for part in parts:
        if settles(part):
            return part
    speaking = [part for part in parts if not silent(part)]
    if not speaking:
        return parts[0] if parts else None
    return (And if both else Or)(speaking) if len(speaking) > 1 else speaking[0]


def _is_all(query: SearchQuery) -> bool:
    return isinstance(query, MatchAll)
