import pytest

from search.models import CatalogueEntry, CatalogueRecord
from search.query import rebuild_words, suggest


@pytest.fixture
def portal(make_record):
    make_record("Buxheti komunal 2024")
    make_record("Raporti për buxhetin", text="Bulevardi")
    make_record(words={"sr-latn": ("Budžet opštine", "", ""), "sq": ("Thirrje", "", "")})
    rebuild_words()


def _texts(typed, language="sq"):
    return [suggestion.text for suggestion in suggest(typed, language)]


@pytest.mark.usefixtures("portal")
def test_the_last_word_is_completed_and_what_stands_before_it_is_kept():
    assert "raporti buxheti" in _texts("raporti bux")
    assert "bulevardi" in _texts("bul")
    assert _texts("буџ", "sr-latn")[0] == "budžet"


@pytest.mark.usefixtures("portal")
def test_titles_with_all_words_lead_to_their_records():
    found = suggest("komunal bux", "sq")
    assert [(s.text, s.address) for s in found if s.address] == [("Buxheti komunal 2024", "/sq/1/")]


@pytest.mark.usefixtures("portal")
def test_a_record_of_two_languages_is_offered_in_the_language_that_was_typed():
    assert [s.text for s in suggest("opštine budž", "sq") if s.address] == ["Budžet opštine"]


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    "typed", ["", "b", "zzz", "\0", '"', "a" * 400, '"bux', "„komunal bux", "-bux", "komunal −bux", '-"bux', "-e-bux"]
)
def test_nothing_is_offered_where_no_word_was_begun_nor_behind_a_minus_nor_in_open_quotes(typed):
    assert _texts(typed) == []


@pytest.mark.usefixtures("portal")
def test_closed_quotes_and_excluded_words_before_the_last_word_are_understood():
    assert "Buxheti komunal 2024" in _texts('"komunal" bux')
    assert '"komunal" buxheti' in _texts('"komunal" bux')
    titles = [s.text for s in suggest("-komunal bux", "sq") if s.address]
    assert titles == ["Raporti për buxhetin"]


def test_words_and_titles_that_are_not_public_are_not_offered(make_record):
    make_record("Buxheti i fshehtë")
    rebuild_words()
    CatalogueEntry.objects.all().delete()
    assert [s.address for s in suggest("bux", "sq") if s.address] == []
    CatalogueRecord.objects.all().delete()
    assert suggest("bux", "sq") == []
