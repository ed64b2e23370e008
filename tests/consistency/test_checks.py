"""Each check on a line or two. What a check must leave alone stands beside what it must find."""

from datetime import date

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
        ("fillon në orën 10:00 dhe zgjat dy orë", "počinje u 10 časova i traje 2 sata"),
        ("Orari: 8:00–16:00, pushimi 12:00–12:30.", "Radno vreme: 08.00–16.00 časova, pauza 12.00–12.30."),
        ("deri në ora 16:00, prej orës 9", "do 16 h, од 9 часова"),
        ("nga data 01.03.2026 deri më 15.03.2026", "od 1. do 15. marta 2026. godine"),
        ("prej 3 deri 5 prill 2026, 28.12.2026–05.01.2027", "3–5. aprila 2026, 28.12. do 05.01.2027."),
        ("më 1 prill 2026 dhe 21 maj", "prvog aprila 2026. i dvadeset prvog maja"),
        ("Buxheti është 2,5 milionë euro për 3 mijë banorë.", "Budžet iznosi 2.500.000 evra za 3.000 stanovnika."),
        ("dymbëdhjetë anëtarë brenda pesëmbëdhjetë (15) ditësh", "12 članova u roku od petnaest dana"),
        ("12 500 € (dymbëdhjetë mijë e pesëqind euro)", "12.500,00 € (dvanaest hiljada petsto evra)"),
        ("tatimi 5 për qind, 5-10%", "porez pet odsto, od 5 do 10 %"),
        ("sipas nenit 12.2 dhe neni XIV", "prema članu 12. stav 2. i članu 14"),
        ("Tel. 0280 580 123, faks +383 38 200 100", "Tel. 0280-580-123, faks 038/200-100"),
        (
            "Miratuar më 15.03.2026. Propozimi i ri dorëzohet deri më 20.04.2026.",
            "Usvojeno 15.03.2026. Novi predlog se dostavlja do 20.04.2026.",
        ),
        (
            "A 100,00 €\nB 200,00 €\nGjithsej A+B 300,00 €\nC 50,00 €\nD 50,00 €\nGjithsej 400,00 €",
            "A 100,00 €\nB 200,00 €\nUkupno A+B 300,00 €\nC 50,00 €\nD 50,00 €\nUkupno 400,00 €",
        ),
        (
            "Ana 100 €\nBesa 200 €\nNë total u pranuan 25 kërkesa",
            "Ana 100 €\nBesa 200 €\nUkupno je primljeno 25 zahteva",
        ),
        (
            "Mund të bëhet ankim. Vendimi nr. 12 pushon së vepruari.",
            "Dozvoljena je žalba. Odluka br. 12 prestaje da važi.",
        ),
        ("Projekti „Zajedno za našu budućnost je dobro“ u mbajt.", "Projekat „Bashkë për të ardhmen tonë“ održan je."),
        ("Gazeta Zyrtare, Fletorja Zyrtare e Shqipërisë", "Službeni list, Službeni glasnik Srbije"),
        ("Neni 1 Qëllimi\n\nNeni 2 – Fusha", "Član 1.\nCilj\n\nČlan II\nOblast"),
        ("Kopje: MAPL DF Arkivës", "Kopija:\n- MALS\n- DF\n- Arhiva"),
        ("Ofertat hapen në 14:30, afati është 14:00.", "Rok je 14:00, ponude se otvaraju u 14:30."),
        (
            "neni 1, nënparagrafi 1.2; tel. +383 (0) 280 380 001, 9-15",
            "član 1. podstav 1.2; tel. 0280/380-001, od 9 do 15 h",
        ),
        ("Sipërfaqja 2,5 hektarë dhe 35 metra", "Površina 2,50 ha i 35 m"),
        ("Zgjidhen 3 anëtarë brenda 15 ditësh.", "U roku od 15 dana biraju se 3 člana."),
        (
            "Me propozimin e datës 01.03.2026, Kuvendi më 10.03.2026 e miratoi.",
            "Skupština je usvojila 10.03.2026. na predlog od 01.03.2026.",
        ),
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
        ("në orën 10:00", "u 11 časova", ("quantity", "10:00", "11")),
        ("2,5 milionë euro", "2.600.000 evra", ("amount", "2,5", "2.600.000")),
        ("Bilanci -500 €", "Bilans 500 €", ("amount", "-500", "500")),
        ("27.03.2026 dhe 27.03.2026", "37.03.2026. i 27.03.2026.", ("date", "", "37.03.2026")),
        ("Pjesëmarrja është 5%.", "Učešće iznosi 7%.", ("quantity", "5%", "7%")),
        ("Tel. 0280 580 123", "Tel. 0280/580-124", ("quantity", "0280 580 123", "0280/580-124")),
        ("dymbëdhjetë anëtarë", "15 članova", ("quantity", "dymbëdhjetë", "15")),
        ("Zgjidhen 3 anëtarë për 4 vjet.", "Bira se 5 članova na 4 godine.", ("quantity", "3", "5")),
        ("Zgjidhen 3 anëtarë për 4 vjet.", "Biraju se 4 člana na 3 godine.", ("quantity", "3", "4")),
        ("5 000 € për shkollën, 7 000 € për rrugën", "7.000 € za školu, 5.000 € za put", ("amount", "5 000", "7.000")),
        (
            "Konkursi hapet më 01.03.2026 dhe mbyllet më 15.03.2026.",
            "Konkurs se otvara 15.03.2026. i zatvara 01.03.2026.",
            ("date", "01.03.2026", "15.03.2026"),
        ),
        (
            "nga 15.03.2026 deri më 01.03.2026",
            "od 15.03.2026. do 01.03.2026.",
            ("order", "01.03.2026", "15.03.2026"),
        ),
        ("Për votuan 9, kundër 2, abstenoi 4.", "Za je glasalo 2, protiv 9, uzdržano 4.", ("quantity", "9", "2")),
        ("Çmimet: 300, 200 dhe 100 euro.", "Nagrade: 300, 250 i 100 evra.", ("quantity", "200", "250")),
        ("Neni 1 Qëllimi\n\nNeni 2 Fusha", "Član 1.\nCilj", ("structure", "2", "1")),
        (
            "Komuna njofton. Gradjani mogu da podnesu prijave u opstini.",
            "Opština obaveštava.",
            ("leak", "Gradjani mogu da podnesu prijave u opstini", ""),
        ),
        ("A 1,00 2,00\nB 3,00 4,00\nGjithsej 5,00 6,00", "Ukupno 5,00 6,00", ("amount", "5.00", "4.00")),
        (
            "Puna 100 €\nMateriali 200 €\nGjithsej 300 €\nTVSH 54 €\nGjithsej me TVSH 345 €",
            "54 € i 345 €",
            ("amount", "345.00", "354.00"),
        ),
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


def test_a_proposal_after_its_adoption_is_told_without_the_deadline_for_another():
    act = "Propozuar më 20.03.2026, miratuar më 15.03.2026. Propozimi i ri dorëzohet deri më 20.04.2026."
    told = [each.params["second"] for each in differences(pair(act, act), Register()) if each.kind == Kind.ORDER]
    assert told == ["20.03.2026", "20.03.2026"]


def test_the_dates_of_calls_and_meetings_follow_each_other_too():
    fields = Part("page", "sq", (Piece("Afati: 31.05.2026\n\nRezultatet: 01.05.2026"),))
    days = {"closing": date(2026, 5, 31), "results": date(2026, 5, 1), "meeting": date(2026, 6, 1)}
    (only,) = differences(Pair(Version("sq", {"page": fields}, days), Version("sr-latn", {})), Register())
    assert (only.kind, only.params["first"], only.params["earlier"]) == (Kind.ORDER, "01.05.2026", "closing")


def test_paragraphs_that_only_happen_to_be_as_many_are_not_compared():
    first = "Takohen 3 palë.\n\nPaguajnë 200 €.\n\nZgjat 4 muaj.\n\nDatat: 01.03.2026."
    other = "Plaćaju 200 €.\n\nTraje 4 meseca.\n\nDatum: 01.03.2026.\n\nSastaju se 3 strane."
    assert found(first, other) == []


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
