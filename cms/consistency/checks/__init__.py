"""The checks. Each is a function of two versions and a register, and yields differences; none asks the database."""

from collections.abc import Callable, Iterator

from ..differences import Difference
from ..parts import Pair
from ..register import Register
from .leaks import other_language
from .names import misspelt_names
from .order import impossible_order
from .people import people_in_two_spellings
from .places import values_out_of_place
from .structure import differing_counts
from .titles import differing_titles
from .totals import wrong_totals
from .values import differing_articles, differing_laws, differing_values
from .wording import missing_formulas, two_terms

Check = Callable[[Pair, Register], Iterator[Difference]]
CHECKS: tuple[Check, ...] = (
    differing_values,
    differing_laws,
    differing_articles,
    values_out_of_place,
    impossible_order,
    differing_counts,
    missing_formulas,
    differing_titles,
    misspelt_names,
    people_in_two_spellings,
    wrong_totals,
    other_language,
    two_terms,
)


def differences(pair: Pair, register: Register) -> list[Difference]:
    """Everything that the two versions disagree in, and what is wrong within either; each fingerprint once."""
    found = (difference for check in CHECKS for difference in check(pair, register))
    return list({difference.fingerprint: difference for difference in found}.values())
