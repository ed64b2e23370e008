import pytest

from tests.search.query.conftest import TODAY, _words_of_no_other_test, make_record

__all__ = ["_words_of_no_other_test", "make_record"]


@pytest.fixture(autouse=True)
def _day(settings):
    settings.TODAY = TODAY.isoformat()


@pytest.fixture
def both(make_record):
    """The Albanian entry of a record in both languages, with a reference."""
    words = {
        "sr-latn": ("Odluka o budžetu", "Budžet opštine za narednu godinu.", "Skupština je odlučila."),
        "sq": ("Vendimi për buxhetin", "Buxheti i komunës për vitin e ardhshëm.", "Kuvendi vendosi."),
    }
    return make_record(words=words, references=["534/2"], family="act", kind="decision")
