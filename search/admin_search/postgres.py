"""modelsearch's PostgreSQL backend with a text analysis, and with savings that touch no row but their own."""

from django.db.models import Avg, F, FloatField, Model, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Length, NullIf
from modelsearch.backends.database.postgres import postgres
from modelsearch.backends.database.postgres.query import Lexeme
from modelsearch.query import Fuzzy, Phrase, PlainText
from modelsearch.utils import AND, OR

from .analysis import PlainAnalysis, chosen, clean
from .entries import UpsertingIndex
from .queries import Words, analysed

# So many of the newest entries say how long a title is on average: enough to weigh by, and quick in any index.
_SAMPLE = 100


class UnhyphenatedAnalysis(PlainAnalysis):
    """Asks for the parts of a hyphenated word one by one, which PostgreSQL keeps whatever it makes of the whole."""

    separator = r"[\s\-]+"


class ObjectIndexer(postgres.ObjectIndexer):
    """Gives the vectors analysed words; the plain texts beside them stay as they are."""

    def __init__(self, obj: Model, backend):
        super().__init__(obj, backend)
        self.analysis = backend.analysis

    def prepare_value(self, value) -> str:
        return clean(super().prepare_value(value))

    def as_vector(self, texts, for_autocomplete: bool = False):
        analysed_texts = [(self.analysis.index(text, self.obj), weight) for text, weight in texts]
        return super().as_vector(analysed_texts, for_autocomplete)


class PostgresIndex(UpsertingIndex, postgres.PostgresIndex):
    """Writes an entry with its final ``title_norm`` in one statement."""

    written_fields = ("title", "autocomplete", "body", "title_text", "body_text", "title_norm")
    _typical_length: float | None = None

    def add_items(self, model: type[Model], objs) -> None:
        newest = self.entries.order_by("-pk").annotate(length=Length("title")).values("length")[:_SAMPLE]
        self._typical_length = newest.aggregate(average=Avg("length"))["average"]
        super().add_items(model, objs)

    def entry_values(self, obj: Model) -> dict:
        indexer = ObjectIndexer(obj, self.backend)
        values = {name: getattr(indexer, name) for name in self.written_fields if name != "title_norm"}
        return values | {"title_norm": self._title_norm(indexer.title)}

    def _title_norm(self, title):
        if not self._typical_length:
            return 1.0
        length = Cast(NullIf(Length(title), Value(0)), FloatField())
        return Coalesce(Value(float(self._typical_length), FloatField()) / length, Value(1.0, FloatField()))


class AnalysedQueries:
    """For a query compiler of modelsearch, before its base: analysed words, and "not" for phrases and several words."""

    def search(self, config, start, stop, score_field: str | None = None, backend=None) -> QuerySet:
        if not isinstance(self.query, Fuzzy):
            self.query = analysed(self.query, backend.analysis, self.LAST_TERM_IS_PREFIX)
        return super().search(config, start, stop, score_field, backend)

    def build_tsquery_content(self, query, config=None, invert: bool = False):
        if isinstance(query, Phrase):
            return postgres.SearchQuery(query.query_string, search_type="phrase", config=config, invert=invert)
        if not isinstance(query, Words):
            return super().build_tsquery_content(query, config, invert)
        if self._reads_fields():
            typed = PlainText(clean(query.query_string), query.operator)
            return super().build_tsquery_content(typed, config, invert)
        any_of, each_of = (AND, OR) if invert else (OR, AND)
        join = any_of if query.operator == "or" else each_of
        words = [
            any_of([Lexeme(text, invert=invert, prefix=beginning) for text, beginning in choice])
            for choice in query.alternatives()
        ]
        return postgres.SearchQuery(join(words), search_type="raw", config=config)

    def _reads_fields(self) -> bool:
        """Return whether the search reads the fields of the model, which are not analysed, instead of the index."""
        return self.fields is not None and list(self.fields) != ["title"]

    def get_search_vectors(self, search_query):
        if self._reads_fields():
            return self.get_fields_vectors(search_query)
        if self.fields is not None:
            return [(F("index_entries__title"), F("index_entries__title_norm"))]
        return self.get_index_vectors(search_query)


class PostgresSearchQueryCompiler(AnalysedQueries, postgres.PostgresSearchQueryCompiler):
    """Searches for whole words."""


class PostgresAutocompleteQueryCompiler(AnalysedQueries, postgres.PostgresAutocompleteQueryCompiler):
    """The same for a word that is being typed."""


class PostgresSearchBackend(postgres.PostgresSearchBackend):
    """``ANALYSIS`` in its settings names the class of the text analysis."""

    query_compiler_class = PostgresSearchQueryCompiler
    autocomplete_query_compiler_class = PostgresAutocompleteQueryCompiler
    index_class = PostgresIndex

    def __init__(self, params: dict):
        super().__init__(params)
        self.analysis = chosen(params, UnhyphenatedAnalysis)
