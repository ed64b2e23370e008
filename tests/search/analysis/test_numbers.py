"""Dates, references, amounts and addresses are single terms in every spelling."""

import pytest

from search.analysis import query_pieces, terms

pytestmark = pytest.mark.no_database

DAY = ["2019", "2019-03", "--03-29", "2019-03-29"]
DAYS = """29.03.2019|29.03.2019.|29/3/2019|29/03/2019|29. 3. 2019.|29-03-2019|2019-03-29|2019/03/29|29.03.19|29.03. 2019
29/03 /2019|29 mars 2019|29 Mars, 2019|29 mars të vitit 2019|29. mart 2019.|29. marta 2019. godine
29. марта 2019. године|29. март 2019.|29.03.2019 godine|29.03.2019 vj.|29 mar 2019|29 March 2019|29.marta 2019.god."""

MONTHS = "nëntor 2024|Nentor 2024|nentorit 2024|novembra 2024.|новембру 2024. године|11.2024|2024-11"


@pytest.mark.parametrize("text", DAYS.replace("\n", "|").split("|"))
def test_a_day_is_one_date_in_every_spelling(text):
    assert terms(text, "sq") == terms(text, "sr-latn") == DAY
    (piece,) = query_pieces(text)
    assert (piece.alternatives, piece.is_date) == ((("2019-03-29",),), True)


@pytest.mark.parametrize("text", MONTHS.split("|"))
def test_a_month_is_one_date(text):
    assert terms(text, "sq") == ["2024", "2024-11"]
    assert query_pieces(text)[0].alternatives == (("2024-11",),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.02.2019", ["31.02.2019"]),
        ("45/13/2019", ["45/13/2019", "45/13", "13/2019"]),
        ("Junik 2019", ["junik", "2019"]),
        ("Janar – dhjetor 2024", ["janar", "2024", "2024-12"]),
        ("2021/06/09 - 8:39", ["2021", "2021-06", "--06-09", "2021-06-09", "8:39"]),
        ("2019-2022", ["2019/2022", "2019", "2022"]),
        ("2027–2029", ["2027/2029", "2027", "2029"]),
        ("2024/25", ["2024/2025", "2024", "2025"]),
    ],
)
def test_days_without_a_calendar_and_years(text, expected):
    assert terms(text, "sq") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[
            (text, "534/2")
            for text in (
                "534/2",
                "Nr. 534-2",
                "nr.534/2",
                "Br. 534 / 2",
                "Бр. 534/2",
                "№ 534/2",
                "Nr 534 - 2",
                "No. 534/2",
            )
        ],
        *[
            (text, "03/l-040")
            for text in ("03/L-040", "03/l-040", "03/Л-040", "br.03/L-040", "Nr. 03/L 040", "03 / 1.-040", "3/L-40")
        ],
        *[(text, "03/l-040") for text in ("03-L-040", "03L-040", "03Л 040", "03–Л–040", "03L040", "03/L040")],
        ("2008/03-L040", "03/l-040 2008"),
        ("12-L-5/2024", "12/l/5/2024 12/l/5"),
        ("01-IV-12", "1/iv/12"),
        ("01-iv-12", "1/iv/12"),
        ("04-NJ/2025", "4/nj/2025 4/nj"),
        ("01-05/05", "1/5/05 1/5 5/05"),
        ("br. 016-3307/26", "16/3307/26 16/3307 3307/26"),
        ("Nr. 12-03-2019", "12/3/2019 12/3 3/2019"),
        *[
            (text, "16/4471/2024 16/4471 4471/2024")
            for text in (
                "016-4471/2024",
                "16-4471/2024",
                "016 - 4471/2024",
                "16 – 4471/2024",
                "Nr. prot. 016/4471/2024",
            )
        ],
    ],
)
def test_a_reference_is_one_term_with_its_mark_and_then_its_parts(text, expected):
    assert terms(text, "sq") == terms(text, "sr-latn") == expected.split()
    (piece,) = query_pieces(text)
    assert (piece.text, piece.alternatives[0], piece.is_reference) == (text, (expected.split()[0],), True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("016-3307/26", ["16/3307/26", "16/3307/2026"]),
        ("534/05", ["534/05", "534/2005", "534/5"]),
        ("534/5", ["534/5", "534/05"]),
    ],
)
def test_a_reference_is_asked_for_as_a_whole_with_a_short_and_a_long_year(text, expected):
    assert query_pieces(text)[0].alternatives == tuple((form,) for form in expected)


@pytest.mark.parametrize("text", ["4471/2024", "4471/24", "016-4471", "16-4471", "016/4471"])
def test_a_part_of_a_reference_finds_it(text):
    (piece,) = query_pieces(text)
    assert set(terms("Vendimi 016-4471/2024", "sq")) & {term for terms in piece.alternatives for term in terms}


DAYS_WITHOUT_YEAR = "28 shtator|28 Shtatorit|28. septembra|28. септембра|28.09.|28.9.|28. 9."


@pytest.mark.parametrize("text", DAYS_WITHOUT_YEAR.split("|"))
def test_a_day_without_a_year_asks_for_that_day_of_any_year_or_for_its_words(text):
    (piece,) = query_pieces(text)
    assert (piece.text, piece.alternatives[0], piece.is_date) == (text, ("--09-28",), True)
    assert "--09-28" in terms("28.09.2026", "sq")
    assert tuple(terms(text, "sq")) in piece.alternatives or tuple(terms(text, "sr-latn")) in piece.alternatives


@pytest.mark.parametrize("text", ["31 shtator", "31.02.", "28.09", "28 vendime", "28.09.1", "29 mars@example.org"])
def test_other_numbers_are_no_days(text):
    assert not any(piece.is_date for piece in query_pieces(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[
            (text, ["2200"])
            for text in ("2,200.00 €", "2.200,00 €", "2 200 €", "2200.00€", "2200,00€", "2200€", "2200euro")
        ],
        ("3.600.00 €", ["3600"]),
        ("1.234,5", ["1234.5"]),
        ("1\u00a0234\u00a0567,50 €", ["1234567.50"]),
        ("neni 40.2", ["nen", "40.2"]),
        ("17.3.1", ["17.3.1"]),
        ("1,2,3", ["1", "2", "3"]),
        ("10:00-12:00", ["10:00", "12:00"]),
        ("08:30", ["8:30"]),
        ("038/200-100", ["038200100"]),
        ("+383 38 200 100", ["038200100"]),
        ("044 123 456", ["044123456"]),
        ("10-15 ditë", ["10/15", "10", "15", "dit"]),
    ],
)
def test_amounts_times_and_telephones_are_no_references(text, expected):
    assert terms(text, "sq") == expected
    assert not any(piece.is_reference for piece in query_pieces(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Info@Komuna.example.org.", ["info@komuna.example.org", "komuna.example.org"]),
        ("https://www.example.org/lajme/?id=5.", ["example.org/lajme/_id_5", "example.org"]),
        ("te www.example.org/", ["example.org"]),
        ("(kk.example.net)", ["kk.example.net"]),
    ],
)
def test_addresses_stay_whole(text, expected):
    assert terms(text, "sq") == expected


def test_a_query_is_taken_apart_in_its_order_and_stop_words_ask_for_nothing():
    pieces = query_pieces("29 mars 2019 vendim i Kllokotit Nr. 534/2")
    assert [piece.text for piece in pieces] == ["29 mars 2019", "vendim", "i", "Kllokotit", "Nr. 534/2"]
    assert pieces[2].alternatives == ()
    assert query_pieces("dhe i")[1].alternatives == (("i",),)


def test_a_hyphenated_word_asks_for_itself_joined_or_for_its_parts_in_order():
    (piece,) = query_pieces("projekt-rregullore")
    assert {("projektregulor",), ("projekt", "regulor")} <= set(piece.alternatives)
