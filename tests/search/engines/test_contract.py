"""What every engine does, the same for all."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.choices import State
from search.models import CatalogueRecord
from search.queries import CAP, Alternative, Filters, Query, Word

from . import reference
from .rows import ANY, TODAY, Generated, position, query, row

DAY = timedelta(days=1)


def numbers(engine, asked: Query, filters: Filters = ANY, limit: int = 50, offset: int = 0) -> list[int]:
    """The numbers of the rows that are found, in order."""
    return [found & 0xFFFFFFFF for found in engine.candidates(asked, filters, limit, offset)]


def test_more_words_come_first_then_the_heading_then_the_newest(searching, indexed):
    indexed(
        row(1, "budget plan", date(2020, 1, 1)),
        row(2, "budget", text="plan"),
        row(3, "budget", date(2025, 1, 1), files="plan"),
        row(4, "budget", date(2026, 1, 1)),
        row(5, "other"),
    )
    assert numbers(searching, query("budget, plan")) == [1, 3, 2, 4]


def test_any_alternative_stands_for_the_word(searching, indexed):
    indexed(row(1, "udhe"), row(2, "rruge"), row(3, "rrug udhe"))
    assert numbers(searching, query("rrug|rruge")) == [3, 2]


def test_terms_of_an_alternative_follow_each_other_in_one_field(searching, indexed):
    indexed(
        row(1, "asnje kuvend", lead="komunal"),
        row(2, "kuvend komunal"),
        row(3, text="kuvend i komunal"),
        row(4, files="#1.1 kuvend #1.2 komunal"),
        row(5, files="#1.1 x kuvend komunal"),
    )
    assert numbers(searching, query("kuvend komunal")) == [2, 5]
    assert numbers(searching, query("", ["kuvend komunal"])) == [2, 5]


def test_a_phrase_must_match_and_an_excluded_word_must_not(searching, indexed):
    indexed(row(1, "a b c"), row(2, "a c b"), row(3, "a b d"))
    assert numbers(searching, query("c, d", ["a b"])) == [3, 1]
    assert numbers(searching, query("a", (), ["d", "c b"])) == [1]
    assert numbers(searching, query("", (), ["d"])) == [2, 1]


def test_the_last_term_may_be_a_beginning(searching, indexed):
    indexed(row(1, "ujesjelles"), row(2, "uj"), row(3, "buj"), row(4, "i ujit"), row(5, "u"))
    assert numbers(searching, query("uj*")) == [4, 2, 1]
    assert numbers(searching, query("i uj*")) == [4]
    assert numbers(searching, query("u*")) == [5, 4, 2, 1]


def test_of_many_words_the_rarest_six_decide(searching, indexed):
    common = [row(n, "c1 c2 c3") for n in range(1, 4)]
    indexed(*common, row(4, "r1 r2 r3"), row(5, "r4 r5", lead="r6"), row(6, "c1 r1 r2 r3 r4", date(2020, 1, 1)))
    asked = query("c1, c2, c3, r1, r2, r3, r4, r5, r6")
    assert numbers(searching, asked) == [6, 5, 4, 3, 2, 1]
    assert searching.count(asked, ANY) == 6


def test_nothing_asked_gives_the_newest(searching, indexed):
    indexed(row(1, "a"), row(2, "b", date(2025, 1, 1)), row(3, "c"))
    assert numbers(searching, Query()) == [2, 3, 1]
    assert numbers(searching, Query(), limit=2, offset=1) == [3, 1]
    assert searching.count(Query(), ANY) == 3


def test_signs_of_one_group_are_alternatives_and_groups_add_up(searching, indexed):
    indexed(row(1, "a", facets="f.act y.2023"), row(2, "a", facets="f.news y.2023"), row(3, "a", facets="f.act y.2024"))
    filtered = Filters(TODAY, signs=(("f.act",), ("y.2023", "y.2024")))
    assert numbers(searching, query("a"), filtered) == [3, 1]
    assert numbers(searching, Query(), Filters(TODAY, signs=(("f.news", "y.2024"),))) == [3, 2]
    assert numbers(searching, Query(), Filters(TODAY, signs=((),))) == []


def test_words_of_readers_never_meet_signs(searching, indexed):
    indexed(row(1, "a", facets="f.act"))
    assert numbers(searching, query("f.act|every")) == []
    assert numbers(searching, query("a", (), ["f.act"])) == [1]
    assert searching.frequencies(["f.act", "a"]) == {"f.act": 0, "a": 1}


def test_states_change_with_the_day(searching, indexed):
    begins, ends = TODAY, TODAY + 2 * DAY
    indexed(row(1, "a", starts=begins, ends=ends), row(2, "a"), row(3, "a", starts=date.min, ends=date.max))
    expected = {-1: State.BEFORE, 0: State.DURING, 2: State.DURING, 3: State.AFTER}
    for days, state in expected.items():
        today = TODAY + days * DAY
        found = {each: numbers(searching, query("a"), Filters(today, state=each)) for each in State}
        assert [each for each in State if 1 in found[each]] == [state]
        assert 3 in found[State.DURING]
        assert 2 not in sum(found.values(), [])
        counts = dict.fromkeys(State, 0) | {State.DURING: 1}
        counts[state] += 1
        assert searching.count_states(query("a"), Filters(today)) == counts
    only = searching.count_states(query("a"), Filters(TODAY, state=State.BEFORE))
    assert only == dict.fromkeys(State, 0)


def test_a_range_of_days_has_both_its_ends(searching, indexed):
    days = [date(2024, 1, 1) + n * DAY for n in range(4)]
    indexed(*(row(n + 1, "a", day) for n, day in enumerate(days)))
    assert numbers(searching, query("a"), Filters(TODAY, since=days[1], until=days[2])) == [3, 2]
    assert numbers(searching, Query(), Filters(TODAY, since=days[2])) == [4, 3]
    assert searching.count(query("a"), Filters(TODAY, until=days[0])) == 1
    assert searching.count(query("a"), Filters(TODAY, since=date.min, until=date.max)) == 4


def test_counts_end_above_the_cap(searching, indexed):
    indexed(*(row(n, "a b", facets="file", starts=date.min, ends=date.max) for n in range(1, 9)))
    asked = query("a, b")
    assert [searching.count(asked, ANY, cap) for cap in (5, 7, 8)] == [6, 8, 8]
    assert searching.count_signs(asked, ANY, ["file", "none"], 5) == {"file": 6, "none": 0}
    assert searching.count_states(asked, ANY, 5)[State.DURING] == 6


def test_pages_follow_each_other_without_a_gap(searching, indexed):
    indexed(*(row(n, "a b" if n % 3 else "a", text="c" * (n % 2)) for n in range(1, 13)))
    asked = query("a, b, c")
    whole = numbers(searching, asked)
    assert len(whole) == 12
    assert sum((numbers(searching, asked, limit=5, offset=start) for start in range(0, 15, 5)), []) == whole
    assert numbers(searching, asked, limit=5, offset=10**9) == []
    assert numbers(searching, asked, limit=0) == []


def test_a_row_is_replaced_and_forgotten(searching, indexed):
    first, second = indexed(row(1, "a", facets="f.act"), row(2, "a"))
    first.heading, first.facets = "b", "every f.news"
    CatalogueRecord.objects.bulk_create(
        [first], update_conflicts=True, unique_fields=["position"], update_fields=["heading", "facets"]
    )
    searching.put([first])
    searching.settle()
    assert (numbers(searching, query("a")), numbers(searching, query("b"))) == ([2], [1])
    assert searching.count_signs(Query(), ANY, ["f.act", "f.news"]) == {"f.act": 0, "f.news": 1}
    assert searching.positions() == {first.position, second.position}
    searching.remove([first.position, position(date.max, 7)])
    first.delete()
    searching.settle()
    assert searching.positions() == {second.position}
    assert numbers(searching, query("a, b")) == [2]


def test_frequencies_are_of_records(searching, indexed):
    indexed(row(1, "a a", text="a"), row(2, files="#1.1 a"), row(3, "b"))
    assert searching.frequencies(["a", "b", "c"]) == {"a": 2, "b": 1, "c": 0}
    assert searching.frequencies([]) == {}


def test_a_file_of_many_pages_is_found_by_its_last_words(searching, indexed):
    indexed(row(1, files=" ".join(f"w{n}" for n in range(40_000)) + " w0 fund"))
    assert numbers(searching, query("fund, w39999")) == [1]
    assert numbers(searching, query("w5 w6")) == [1]
    assert numbers(searching, query("w6 w5")) == []


def test_every_engine_answers_as_the_rows_themselves_do(searching, indexed):
    made = Generated(seed=7)
    rows = indexed(*made.rows(60))
    for _ in range(150):
        asked, filters = made.query(), made.filters()
        said = (asked, filters)
        expected = reference.candidates(rows, asked, filters)
        assert searching.candidates(asked, filters, 100) == expected, said
        assert searching.candidates(asked, filters, 7, 3) == expected[3:10], said
        assert searching.count(asked, filters) == len(expected), said
        assert searching.count_states(asked, filters) == reference.states(rows, asked, filters), said
        there = [record.facets.split() for record in reference.found(rows, asked, filters)]
        signs = {sign: sum(sign in signs for signs in there) for sign in made.SIGNS}
        assert searching.count_signs(asked, filters, made.SIGNS) == signs, said


ASCII = st.text(st.characters(max_codepoint=127), max_size=8)
ODD = ASCII | st.sampled_from(["a", 'a"', "NOT", "*", "^a", "a:*", "'", "\\", "x" * 9999])
HOSTILE = st.builds(
    lambda groups, prefix: Word("", tuple(Alternative(tuple(terms), prefix=prefix) for terms in groups)),
    st.lists(st.lists(ODD, max_size=3)),
    st.booleans(),
)
WORDS = st.lists(HOSTILE, max_size=4).map(tuple)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS, WORDS, st.lists(ASCII))
def test_no_term_of_any_signs_is_an_error(searching, words, phrases, excluded, signs):
    asked, filters = Query(words, phrases, excluded), Filters(TODAY, signs=(tuple(signs),) if signs else ())
    assert searching.candidates(asked, filters, 5) == []
    assert searching.count(asked, filters) == 0
    assert set(searching.count_signs(asked, ANY, signs).values()) <= {0}
    assert set(searching.frequencies(signs).values()) <= {0}


def test_a_query_of_very_many_words_is_answered(searching, indexed):
    indexed(row(1, "w3"))
    asked = query(",".join(f"w{n}|v{n}|w{n} v{n}|u{n}*" for n in range(2000)))
    assert numbers(searching, asked) == [1]
    assert numbers(searching, Query(phrases=asked.words[:300])) == []


def test_a_cap_is_a_thousand_unless_another_is_given(searching, indexed):
    indexed(*(row(n, "a") for n in range(1, CAP + 3)))
    assert searching.count(query("a"), ANY) == CAP + 1
    assert searching.frequencies(["a"]) == {"a": CAP + 1}
