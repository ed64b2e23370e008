"""Rows and queries made by hand, short to write."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from search.choices import State
from search.models import CatalogueRecord
from search.queries import Alternative, Filters, Query, Word

TODAY = date(2026, 3, 16)
ANY = Filters(today=TODAY)


def position(day: date, number: int) -> int:
    return day.toordinal() << 32 | number


def row(number: int, heading: str = "", day: date = date(2024, 1, 1), **fields) -> CatalogueRecord:
    """A record of this number; ``facets`` are added to the sign that every record has."""
    texts = {name: fields.get(name, "") for name in ("lead", "text", "files")}
    return CatalogueRecord(
        position=position(day, number),
        translation_key=UUID(int=number),
        heading=heading,
        facets=" ".join(filter(None, ["every", fields.get("facets", "")])),
        starts=fields.get("starts"),
        ends=fields.get("ends"),
        **texts,
    )


def word(text: str) -> Word:
    """``a b|c|d*``: the phrase "a b", or c, or what begins with d."""
    alternatives = (Alternative(tuple(each.rstrip("*").split()), prefix=each.endswith("*")) for each in text.split("|"))
    return Word(text, tuple(alternatives))


def query(words: str = "", phrases: tuple[str, ...] = (), excluded: tuple[str, ...] = ()) -> Query:
    """Words are separated by commas."""
    wanted = [each.strip() for each in words.split(",") if each.strip()]
    return Query(tuple(map(word, wanted)), tuple(map(word, phrases)), tuple(map(word, excluded)))


class Generated:
    """Rows over a few words, so that everything meets everything, and queries about them."""

    WORDS = ("act", "budget", "534/2", "rrug", "a.b@c.al", "2024-03-29", "03/l-040", "uj", "ujor", "komun", "plan")
    SIGNS = ("f.act", "f.news", "b.one", "b.two", "y.2023", "y.2024", "t.Big", "r.534/2")

    def __init__(self, seed: int):
        self.random = Random(seed)

    def words(self, most: int) -> str:
        weights = range(len(self.WORDS), 0, -1)
        return " ".join(self.random.choices(self.WORDS, weights, k=self.random.randint(0, most)))

    def rows(self, number: int) -> list[CatalogueRecord]:
        return [self.row(n + 1) for n in range(number)]

    def row(self, number: int) -> CatalogueRecord:
        begins = self.random.choice([None, *(TODAY + timedelta(days=days) for days in (-9, -1, 0, 1, 9)), date.min])
        ends = begins and max(begins, self.random.choice([TODAY - timedelta(days=1), TODAY, date.max]))
        return row(
            number,
            self.words(4),
            date(2023, 1, 1) + timedelta(days=self.random.randrange(600)),
            lead=self.words(4),
            text=self.words(12),
            files=f"#1.1 {self.words(5)} #1.2 {self.words(5)}" if self.random.random() < 0.5 else "",
            facets=" ".join(self.random.sample(self.SIGNS, 3)),
            starts=begins,
            ends=ends,
        )

    def word(self) -> str:
        terms = [" ".join(self.random.choices(self.WORDS, k=self.random.choice((1, 1, 1, 2)))) for _ in range(2)]
        beginning = ["uj*"] if self.random.random() < 0.1 else []
        return "|".join([*terms[: self.random.choice((1, 1, 2))], *beginning])

    def query(self) -> Query:
        number = self.random.choice((0, 1, 1, 2, 2, 3, 5, 8))
        wanted = dict.fromkeys(self.word() for _ in range(number))
        phrases = (self.word(),) if self.random.random() < 0.2 else ()
        excluded = (self.word(),) if self.random.random() < 0.2 else ()
        return query(",".join(wanted), phrases, excluded)

    def filters(self) -> Filters:
        chance = self.random.random
        signs = tuple(tuple(self.random.sample(self.SIGNS, 2)) for _ in range(2)) if chance() < 0.3 else ()
        return Filters(
            today=TODAY,
            signs=signs,
            state=self.random.choice(list(State)) if chance() < 0.3 else None,
            since=date(2023, 6, 1) if chance() < 0.2 else None,
            until=date(2024, 2, 1) if chance() < 0.2 else None,
        )
