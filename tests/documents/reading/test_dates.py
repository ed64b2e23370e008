from datetime import date

import pytest

from documents.reading.dates import dates_in, find_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29.03.2019", date(2019, 3, 29)),
        ("29.03.2019.", date(2019, 3, 29)),
        ("19.03.2019 godine", date(2019, 3, 19)),
        ("29.03.2019 vj.", date(2019, 3, 29)),
        ("29/03/2019", date(2019, 3, 29)),
        ("17/04 /2018", date(2018, 4, 17)),
        ("3.01. 2025", date(2025, 1, 3)),
        ("29. 3. 2019.", date(2019, 3, 29)),
        ("09.04.19", date(2019, 4, 9)),
        ("536/09.04.19", date(2019, 4, 9)),
        ("2021/06/09 - 8:39", date(2021, 6, 9)),
        ("2021-06-09", date(2021, 6, 9)),
        ("3 janar 2025", date(2025, 1, 3)),
        ("29 mars 2019", date(2019, 3, 29)),
        ("29 MARS 2019", date(2019, 3, 29)),
        ("më 1 nëntor të vitit 2023", date(2023, 11, 1)),
        ("12 nentor 2023", date(2023, 11, 12)),
        ("29. mart 2019.", date(2019, 3, 29)),
        ("29. marta 2019. godine", date(2019, 3, 29)),
        ("1. jula 2024. godine", date(2024, 7, 1)),
        ("15. septembra 2024", date(2024, 9, 15)),
        ("29. марта 2019. године", date(2019, 3, 29)),
        ("5. ОКТОБАР 2023.", date(2023, 10, 5)),
        ("7 qershor 2022", date(2022, 6, 7)),
        ("7 qershcr 2022", date(2022, 6, 7)),
        ("4 nentcr 2022", date(2022, 11, 4)),
        ("18 April 2020", date(2020, 4, 18)),
    ],
)
def test_every_spelling_of_a_date_is_read(text, day):
    assert [found.date for found in dates_in(f"Lugishtë, {text} ")] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2019",
        "29.02.2023",
        "45.13.2020",
        "12.05.1789",
        "2019-2022",
        "Janar – dhjetor 2024",
        "mars 2019",
        "Nr. 01-12-2026",
        "neni 12.02.19",
        "1.234.567,50 €",
        "12.10.20,50",
        "192.168.10.2019.4",
        "03/L-040",
        "12 komuna 2024",
        "në 15 raste 2024",
    ],
)
def test_what_is_no_date_is_not_read(text):
    assert list(dates_in(text)) == []


def test_the_place_of_a_date_is_its_page_and_range():
    pages = ["pa datë", "Datë: 29 mars 2019, ndërsa më 01.04.2019 hyn në fuqi"]
    first, second = find_dates(pages)
    assert (first.page, pages[1][first.start : first.end], first.precision) == (2, "29 mars 2019", "day")
    assert pages[1][second.start : second.end] == "01.04.2019"
