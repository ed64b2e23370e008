import pytest

from search.query.parsing import MAX_WORDS, parse
from search.synonyms import Expansion

pytestmark = pytest.mark.no_database


def _parsed(text, found=()):
    return parse(text, expand=lambda terms: list(found))


def _typed(words):
    return [word.typed for word in words]


def test_words_phrases_and_excluded_ones_are_told_apart():
    query = _parsed('buxheti "mbledhja e parë" -shkolla -"ujë i pijshëm" rruga').query
    assert _typed(query.words) == ["buxheti", "rruga"]
    assert _typed(query.phrases) == ["mbledhja e parë"]
    assert sorted(_typed(query.excluded)) == ["shkolla", "ujë i pijshëm"]


@pytest.mark.parametrize("text", ["„javna rasprava“", "“javna rasprava”", "«javna rasprava»", '"javna rasprava"'])
def test_every_kind_of_quotation_marks_makes_a_phrase(text):
    query = _parsed(text).query
    assert not query.words
    assert len(query.phrases) == 1
    assert all(len(alternative.terms) == 2 for alternative in query.phrases[0].alternatives)


def test_a_quotation_mark_that_is_never_closed_is_no_part_of_a_word():
    assert _typed(_parsed('buxheti "komunal').query.words) == ["buxheti", "komunal"]


def test_a_hyphen_inside_a_word_or_between_words_excludes_nothing():
    assert not _parsed("ueb-faqe buxheti - komuna").query.excluded


def test_references_and_dates_are_one_word():
    query = _parsed("vendimi Nr. 534-2 29 mars 2019").query
    terms = [{a.terms for a in word.alternatives} for word in query.words]
    assert ("534/2",) in terms[1]
    assert ("2019-03-29",) in terms[2]
    assert len(terms) == 3


@pytest.mark.parametrize("text", ["534/2", "Nr. 534-2", "Бр. 534/2", '"534/2"'])
def test_a_reference_alone_is_noticed(text):
    assert "534/2" in _parsed(text).reference


@pytest.mark.parametrize("text", ["534/2 buxheti", "buxheti", '"buxheti" 534/2', "-534/2", ""])
def test_a_reference_beside_something_else_is_a_word(text):
    assert _parsed(text).reference == ()


@pytest.mark.parametrize("text", ["dhe", "e i të", '"i"'])
def test_stop_words_alone_are_noticed(text):
    assert _parsed(text).too_common


def test_stop_words_beside_a_phrase_are_not_looked_for():
    assert _parsed('dhe "buxheti komunal" "i"').query.words == ()
    assert len(_parsed('dhe "buxheti komunal" "i"').query.phrases) == 1


def test_every_word_of_a_span_gets_its_synonyms_as_well():
    query = _parsed("zyra e informimit", [Expansion(0, 3, (("kancelarij", "informisanj"),), 0.6)]).query
    added = [[a.terms for a in word.alternatives if a.weight == 0.6] for word in query.words]
    assert added == [[("kancelarij", "informisanj")]] * 2


def test_a_word_given_twice_counts_once_and_very_many_words_are_cut():
    assert len(_parsed("uji uji UJI").query.words) == 1
    assert (
        len(_parsed(" ".join(f"fjala{chr(97 + i)}{chr(97 + j)}" for i in range(6) for j in range(6))).query.words)
        == MAX_WORDS
    )
