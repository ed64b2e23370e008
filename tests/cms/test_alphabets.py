"""Words in the order of their alphabet, as CLDR's collations have them."""

from random import Random

import pytest

from cms.alphabets import NO_LETTER, index, initial, letters, sort_key

pytestmark = pytest.mark.no_database

ORDERED = [
    ("sq", ["çelës", "dokument", "dritare", "dhurim", "era", "ëndërr", "lajm", "lokal", "llogari", "zyra", "zhvillim"]),
    ("sq", ["garë", "guri", "gjelbër", "nata", "nxënës", "njësi", "rast", "rrugë", "sot", "shkollë", "tetor", "theks"]),
    (
        "sr-latn",
        ["cesta", "čas", "ćilim", "dan", "dva", "džep", "đak", "lokal", "ljudi", "novac", "njiva", "sud", "šuma"],
    ),
    ("sr-cyrl", ["град", "дан", "ђак", "живот", "лист", "људи", "нов", "њива", "пут", "ћилим", "час", "џеп", "шума"]),
    # As they are stored: the Cyrillic order holds for names in Latin letters, too.
    (
        "sr-cyrl",
        ["arhiv", "vodovod", "gradska", "dom", "đak", "ekologija", "zgrada", "Injac", "Hoxha", "džep"],
    ),
    ("sr-latn", ["Ada", "Džep", "Ðakovica", "Đorđe", "(Njiva", "ǌuška", "Sud", "„Vodovod“"]),
    ("sq", ["Ada", "Đakovica", "dalje", "“Drita”", "Dhoma"]),
    ("tr", ["cadde", "çarşı", "ılık", "izin", "okul", "ödeme", "su", "şehir", "ulus", "ücret"]),
]


@pytest.mark.parametrize(("language", "words"), ORDERED)
def test_words_stand_in_the_order_of_their_language(language, words):
    mixed = words.copy()
    Random(7).shuffle(mixed)
    assert sorted(mixed, key=lambda word: sort_key(word, language)) == words


@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_case_and_foreign_accents_only_decide_between_equals(language):
    names = ["eva", "Eva", "Éva", "Evan"]
    assert sorted(names, key=lambda name: sort_key(name, language))[-1] == "Evan"
    assert sorted(["b", "A", "a", "B"], key=lambda name: sort_key(name, language)) == ["A", "a", "B", "b"]


def test_numbers_and_signs_come_before_letters():
    assert sorted(["zyra", "2024", "“a”"], key=lambda name: sort_key(name, "sq"))[-1] == "zyra"


def test_an_index_has_a_button_for_each_letter_that_is_two():
    names = ["Shërbime", "Dhoma", "2024", "Drejtoria", "Dega"]
    found = index(names, str, "sq")
    assert [(letter, under) for letter, under in found if under] == [
        (NO_LETTER, ["2024"]),
        ("D", ["Dega", "Drejtoria"]),
        ("Dh", ["Dhoma"]),
        ("Sh", ["Shërbime"]),
    ]
    assert len(found) == len(letters("sq"))
    assert "Lj" in [letter for letter, _under in index([], str, "sr-latn")]


def test_an_index_in_cyrillic_has_its_letters_whatever_letters_names_are_stored_in():
    found = index(["Ljubav", "Hoxha", "Дом", "„Njiva“"], str, "sr-cyrl")
    assert [letter for letter, under in found if under] == ["Д", "Љ", "Њ", "Х"]
    assert "Q" not in [letter for letter, _under in index([], str, "sr-latn")]


def test_the_letter_of_a_digit_or_of_nothing_is_none():
    assert initial("2024", "sq") == initial("", "sq") == ""
    assert initial(" Llogari", "sq") == "ll"
    assert initial("Éva", "sr-latn") == "e"
    assert initial("(Njiva", "sr-latn") == "nj"
    assert initial("“Đakovica”", "sq") == "d"
