import pytest

from search.models import VocabularyWord
from search.query import Asked, add_words, rebuild_words, search, vocabulary
from search.query.confusions import distance

from .conftest import TODAY


def _proposals(text):
    return [proposal.text for proposal in search(Asked(text=text), TODAY).proposals]


@pytest.fixture
def portal(make_record):
    """Some records, and the words of their texts."""
    for title in (
        "Raporti i konsultimit publik",
        "Muaji i kulturës",
        "Marrë me mall",
        "Komunës së Klinës",
        "Hyrje në planin vjetor",
        "Këshilli",
    ):
        make_record(title)
    make_record(words={"sr-latn": ("Planiranje i Zyra per informim", "", "")})
    rebuild_words()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("konsultimt publik", "konsultimit publik"),
        ("konsutlimit", "konsultimit"),
        ("rnuaji", "muaji"),
        ("komunds", "komunës"),
        ("komun6s", "komunës"),
        ("k€shilli", "këshilli"),
        ("ilyrje", "hyrje"),
        ("planirawe", "planiranje"),
        ("planinvjetor", "planin vjetor"),
        ("kons ultimit", "konsultimit"),
        ("raporti i konsultmit", "raporti i konsultimit"),
    ],
)
@pytest.mark.usefixtures("portal")
def test_what_was_meant_is_offered(typed, meant):
    assert _proposals(typed)[0] == meant


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("typed", ["konsultimit", "534/2", "28 mars 2019", "xyzzyqwv", "a", "raporti -konsultmt"])
def test_nothing_is_offered_where_nothing_is_near_or_wrong(typed):
    assert _proposals(typed) == []


def test_a_word_that_one_scan_misspelt_leads_to_the_one_that_many_have(make_record):
    make_record("Lajm", text="Komunds")
    make_record("Komunës")
    make_record("Komunës")
    rebuild_words()
    assert _proposals("komunds") == ["komunës"]
    assert _proposals("komunës") == []


@pytest.mark.usefixtures("portal")
def test_a_proposal_keeps_the_rest_and_the_filters_and_is_escaped():
    asked = Asked(text='"<b>" konsultmit', year=2026)
    proposal = search(asked, TODAY).proposals[0]
    assert proposal.label == "&quot;&lt;b&gt;&quot; <mark>konsultimit</mark>"
    assert proposal.query_string == "q=%22%3Cb%3E%22+konsultimit&year=2026"


def test_a_word_that_no_public_record_has_any_more_is_not_offered(make_record):
    make_record("Diçka tjetër")
    VocabularyWord.objects.create(folded="fshehur", display="fshehur", language="sq")
    assert _proposals("fshehurr fshehr") == []


def test_what_is_often_confused_is_nearer_than_other_letters():
    for typed, meant in [("rnuaj", "muaj"), ("komunds", "komunes"), ("planirawa", "planiranja"), ("neni", "nein")]:
        assert distance(typed, meant) < 1
    assert distance("muaj", "muaj") == 0
    assert distance("muaj", "mujj") == 1


@pytest.mark.django_db
def test_words_are_counted_by_record_and_shown_as_they_are_mostly_written(make_record):
    make_record("BUXHETI 2024", text="Buxheti dhe buxheti në 03/L-040")
    make_record("Buxheti")
    assert rebuild_words() == 1
    word = VocabularyWord.objects.get()
    assert (word.folded, word.display, word.language, word.records) == ("buxheti", "buxheti", "sq", 2)


def test_new_words_are_added_once_and_noticed(make_record):
    rebuild_words()
    assert vocabulary.current().records == {}
    entry = make_record("Buxheti komunal")
    assert add_words([entry]) == 2
    assert add_words([entry]) == 0
    assert set(vocabulary.current().records) == {"buxheti", "komunal"}
