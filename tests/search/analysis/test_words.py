"""Words without their spelling differences, shortened by their language, without stop words."""

import pytest

from search.analysis import fold_word, query_terms, terms
from search.analysis.languages import all_languages

pytestmark = pytest.mark.no_database


@pytest.mark.parametrize(
    ("spellings", "folded"),
    [
        ("Skupština SKUPŠTINA skupstina Скупштина skups\u030ctina Skup\u00adština", "skupstina"),
        ("Đurđevac Ðurđevac Djurdjevac Durdevac Ђурђевац", "durdevac"),
        ("ǈubav ǉubav Ljubav Љубав", "ljubav"),
        ("ǅep Džep Џеп ǆep", "dzep"),
        ("Kllokot Klokot Klllokot Клокот", "klokot"),
        ("Këshilli Keshilli KËSHILLI ke\u0308shilli", "keshili"),
        ("Rruga rruga", "ruga"),
        ("II ii", "ii"),
        ("KK kk", "kk"),
        ("ѓакон Ѓакон", "gjakon"),
        ("— … \u200e", ""),
        ("日本 العربية", ""),
    ],
)
def test_spellings_of_a_word_are_one(spellings, folded):
    assert {fold_word(spelling) for spelling in spellings.split(" ")} == {folded}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Vendimi i Kuvendit të Komunës", "sq", ["vendim", "kuvend", "komun"]),
        ("Odluka Skupštine opštine Klokot", "sr-latn", ["odluk", "skupstin", "opstin", "klokot"]),
        ("Одлука Скупштине општине Клокот", "sr-latn", ["odluk", "skupstin", "opstin", "klokot"]),
        ("Decisions of the Assembly", "en", ["decisions", "of", "the", "asembly"]),
        # Nothing vanishes: a text of stop words keeps them.
        ("të dhe në", "sq", ["te", "dhe", "ne"]),
        ("Faza II e projektit", "sq", ["faz", "ii", "projekt"]),
        ("Formati A4, COVID-19 dhe 5G", "sq", ["format", "a4", "covid", "19", "5g"]),
        ("", "sq", []),
        ("☃ —", "sq", []),
    ],
)
def test_a_text_becomes_the_stems_of_its_words(text, language, expected):
    assert terms(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e-shërbimet", ["esherbim", "sherbim"]),
        ("projekt-rregullore", ["projektregulor", "projekt", "regulor"]),
        ("komu-\n  nës", ["komun", "komu", "nes"]),
        ("OJQ-të MAPL-së KKSB-ve", ["ojk", "mapl", "ksb"]),
        ("2024-ës 5-të 12-vjeçar", ["2024", "5", "12", "vjecar"]),
    ],
)
def test_hyphenated_words_are_found_joined_and_apart_and_endings_fall_off(text, expected):
    assert terms(text, "sq") == expected


def test_a_word_of_a_query_may_be_of_any_language():
    assert query_terms("Mitrovica") == ("mitrovic", "mitrovica")
    assert set(terms("skupštinom", "sr-latn")) <= set(query_terms("skupstini"))
    assert set(terms("komunave", "sq")) <= set(query_terms("KOMUNËS"))
    assert query_terms("dhe") == ()


def test_stop_words_are_folded_words_that_mean_nothing_in_the_other_language():
    words = {word for language in all_languages() for word in language.stop_words}
    assert words == {fold_word(word) for word in words}
    assert words.isdisjoint({"komuna", "ali", "para", "pas", "kod", "vi", "opstina"})
