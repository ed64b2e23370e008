"""Each check on a line or two. What a check must leave alone stands beside what it must find."""

import pytest

from cms.consistency.checks import differences
from cms.consistency.choices import Code, Kind
from cms.consistency.parts import Pair, Part, Piece, Version
from cms.consistency.register import Name, Register

pytestmark = pytest.mark.no_database
PLACE = Name((("sq", "Lugishtë"), ("sr-latn", "Lugište")))
ASSEMBLY = Name((("sq", "Kuvendi i Komunës"), ("sr-latn", "Skupština opštine")))
REGISTER = Register(frozenset({"03/l-040"}), (PLACE, ASSEMBLY))


def pair(sq: str | dict, sr: str | dict) -> Pair:
    versions = []
    for language, texts in (("sq", sq), ("sr-latn", sr)):
        texts = texts if isinstance(texts, dict) else {"file": texts}
        parts = {key: Part(key, language, (Piece(text),)) for key, text in texts.items()}
        versions.append(Version(language, parts))
    return Pair(*versions)


def found(sq, sr) -> list[tuple[str, str, str]]:
    """(kind, first, second) as the findings show them."""
    return [
        (each.kind.value, each.params.get("first", ""), each.params.get("second", ""))
        for each in differences(pair(sq, sr), REGISTER)
    ]


@pytest.mark.parametrize(
    ("sq", "sr"),
    [
        ("Nr. 534/2 më 29.03.2019", "Br. 534-2 od 29. marta 2019. godine"),
        ("№ 534/2, 29 mars 2019", "Бр. 534/2, 29. март 2019. године"),
        ("Prot. 01-020-383", "Br. 020-383"),
        ("më 17/04 /2018", "dana 17.04.2018."),
        ("neni 13, pika 13.3", "tačka 13.3"),
        ("nenet 38 dhe 39", "članovi 38. i 39."),
        ("Ligji nr. 03 / 1.-040", "Zakon br. 03/L-040"),
        ("Ligji nr. 03/L-040", "Закон бр. 03/Л-040"),
        ("shuma 3.600.00 € dhe 6500.00€", "iznos 3.600,00 evra i 6.500 €"),
        ("shuma 1 234 567,50 €", "iznos 1.234.567,50 €"),
        ("për periudhën 2019-2022", "za period 2019–2022."),
        ("në muajin mars 2026 merret", "u martu 2026. održava se"),
        ("Arben Hoxha dhe Dragan Gjorgjeviq", "Arbena Hodže i Dragan Đorđević"),
        ("Kryetari Milosh Iliq", "Gradonačelnik Miloš Ilić"),
        ("Komuna e Lugishtës, në Lugishtë", "Opština Lugište, u Lugištu"),
        ("më 16, 19 dhe 22 shkurt", "16, 19. i 22. februara"),
        ("ndahen 7 200 enë", "deli se 7.200 posuda"),
        ("thirrni numrin 112", "pozovite br. 112"),
        ("fillon në ora 10:00 me 25 veta", "počinje u 10:00 sa 25 lica"),
        ("Republika e Kosovës / Republika Kosovo", "Republika e Kosovës / Republika Kosovo"),
        ("Njësia për komunikim njofton qytetarët me kohë", "Kancelarija obaveštava građane koji žive u selu"),
    ],
)
def test_the_same_in_other_words_is_no_difference(sq, sr):
    assert found(sq, sr) == []


@pytest.mark.parametrize(
    ("sq", "sr", "expected"),
    [
        ("propozimi nr. 465 / 1", "predlog br. 461", ("reference", "nr. 465 / 1", "461")),
        ("Date: 17/04 /2018", "Datum: 17.04.2019.", ("date", "17/04 /2018", "17.04.2019")),
        ("nenit 38. 39. Pika 4", "člana 59, Tačka 4", ("article", "38, 39", "59")),
        ("nr. 03/L-040", "br : 05/L-040", ("law", "nr. 03/L-040", "br : 05/L-040")),
        ("strategjia 2019-2022", "strategija 2019-2023", ("date", "2019-2022", "2019-2023")),
        ("shuma 2.200,00 €", "iznos 2.500,00 €", ("amount", "2.200,00", "2.500,00")),
        ("Bozidar Dejanovic", "Božidara Dejanovića", ("person", "Bozidar Dejanovic", "Božidara Dejanovića")),
        ("Adriana Hodzić", "Adrijana Hodžić", ("person", "Adriana Hodzić", "Adrijana Hodžić")),
        ("në Lugishtë", "u Lugišče", ("name", "Lugišče", "Lugište")),
        ("në Lugishtë, Skupštna opštine", "Skupštna opštine", ("name", "Skupštna opštine", "Skupština opštine")),
        ("Neni 1\n\na\n\nNeni 2\n\nb", "Član 1\n\na", ("structure", "2", "1")),
        ("Kopje: MAPL, Arkivës", "Kopija: MALS", ("structure", "2", "1")),
        ("Shtojca 1: Harta", "Tekst bez priloga", ("structure", "1", "0")),
        ("lejohet ankesë", "odluka je konačna", ("substance", "ankesë", "")),
        (
            "Gjithsej 3,00 €\n\nA 1,00 €\nB 2,00 €\nGjithsej:",
            "Ukupno 3,00 €\n\nA 1,00 €\nB 2,00 €\nUkupno 3,00 €",
            ("amount", "Gjithsej:", ""),
        ),
    ],
)
def test_a_difference_is_found_with_both_values(sq, sr, expected):
    assert expected in found(sq, sr)


def test_what_stands_in_another_file_of_the_other_language_is_not_missing():
    sq = {"act": "VENDIM nr. 534/2", "letter": "Shkresa"}
    assert found(sq, {"act": "ODLUKA", "letter": "Dopis o aktu br. 534/2"}) == []


def test_a_law_that_both_cite_and_nobody_knows_is_told_once():
    (only,) = differences(pair("Ligji nr. 05/L-999, nr. 05/L-999", "Zakon br. 05/L-999"), REGISTER)
    assert (only.code, only.params) == (Code.UNKNOWN_LAW, {"first": "05/L-999"})
    assert differences(pair("Ligji nr. 05/L-999", "Zakon br. 05/L-999"), Register()) == []


def test_dates_must_follow_each_other_within_a_version():
    letter = "Konfirmimi i ligjshmërisë\nData: 17/04/2018\nI miratuar më: 29.03.2019"
    kinds = [each.kind for each in differences(pair(letter, letter), Register())]
    assert kinds == [Kind.ORDER, Kind.ORDER]
    amending = "Vendimi i miratuar më 12.02.2020.\nMe propozimin e datës 01.03.2026 miratoi më 10.03.2026"
    assert Kind.ORDER not in [each.kind for each in differences(pair(amending, amending), Register())]


def test_a_fingerprint_is_the_same_wherever_the_passage_stands():
    before = differences(pair("nr. 465/1", "br. 461"), REGISTER)
    after = differences(pair("Hyrje.\n\nnr. 465/1", "br. 461"), REGISTER)
    assert [each.fingerprint for each in before] == [each.fingerprint for each in after]
    assert differences(pair("nr. 466/1", "br. 461"), REGISTER)[0].fingerprint != before[0].fingerprint


def test_a_passage_marks_its_value_within_its_paragraph():
    text = "Hyrje e gjatë.\n\nPropozimi nr. 465/1 i kryetarit.\n\nFund."
    (only,) = differences(pair(text, "Predlog br. 461 gradonačelnika."), REGISTER)
    assert only.first.excerpt == "Propozimi nr. 465/1 i kryetarit."
    assert only.first.excerpt[only.first.start : only.first.end] == "nr. 465/1"


def test_a_file_without_text_and_odd_signs_break_nothing():
    assert found("", "Br. 1/2") == []
    assert found("\f\0 \n", "﷽ . /L- 0/ €") == []
