"""Every expected value is worked out by hand in the comment above it."""

from math import log2

import pytest

from search.quality.measures import ndcg, recall, reciprocal_rank

pytestmark = pytest.mark.no_database

GRADES = {"a": 3, "b": 2, "c": 1}


def test_the_best_order_reaches_one_in_every_measure():
    found = ["a", "b", "c", "x"]
    assert (recall(found, GRADES), reciprocal_rank(found, GRADES), ndcg(found, GRADES)) == (1, 1, pytest.approx(1))


def test_an_empty_answer_has_nothing_in_any_measure():
    assert (recall([], GRADES), reciprocal_rank([], GRADES), ndcg([], GRADES)) == (0, 0, 0)


def test_recall_counts_relevant_records_among_the_first_five():
    # Relevant are a and b; b stands at the sixth place.
    assert recall(["x", "y", "a", "c", "z", "b"], GRADES) == 1 / 2


def test_more_relevant_records_than_places_do_not_lower_recall():
    grades = dict.fromkeys("abcdefgh", 2)
    # Five places, four of them relevant.
    assert recall(list("abcdx"), grades) == 4 / 5


def test_the_reciprocal_rank_passes_over_what_only_touches_the_matter():
    # c has the grade 1, so the first relevant one is b at the third place.
    assert reciprocal_rank(["x", "c", "b", "a"], GRADES) == 1 / 3


def test_gain_is_discounted_by_the_place():
    # Gains 7, 3, 1 for the grades 3, 2, 1; discounts log2(2) = 1, log2(3), log2(4) = 2.
    # b, x, a: 3/1 + 0 + 7/2 = 6.5. Best, a b c: 7/1 + 3/log2(3) + 1/2.
    assert ndcg(["b", "x", "a"], GRADES) == pytest.approx(6.5 / (7.5 + 3 / log2(3)))


def test_gain_below_the_depth_counts_nothing_and_the_best_order_ends_there_too():
    # At depth 2: x, b gives 3/log2(3); the best, a b, 7 + 3/log2(3).
    assert ndcg(["x", "b", "a"], GRADES, depth=2) == pytest.approx(3 / log2(3) / (7 + 3 / log2(3)))
