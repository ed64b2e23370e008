import pytest

from documents.reading.references import canonical, find_references, references_in


@pytest.mark.parametrize(
    ("text", "value", "mark"),
    [
        ("Nr. 534/2", "534/2", "number"),
        ("nr.534/2", "534/2", "number"),
        ("Br. 534/2", "534/2", "number"),
        ("Бр. 534/2", "534/2", "number"),
        ("Broj: 534 / 2", "534/2", "number"),
        ("Број: 016-9/2023", "016-9/2023", "number"),
        ("№. 534/2", "534/2", "number"),
        ("№ 12/2024", "12/2024", "number"),
        ("Nr. prot. 01-12/2026", "01-12/2026", "protocol"),
        ("Nr. i Prot. 01/01", "01/01", "protocol"),
        ("Nr.Prot: 112", "112", "protocol"),
        ("Numri i protokollit: 01-IV-12/2024", "01-IV-12/2024", "protocol"),
        ("Br. protokola 02–45/2025", "02-45/2025", "protocol"),
        ("Delovodni broj 31/1", "31/1", "protocol"),
        ("Бр. прот. 31/1", "31/1", "protocol"),
        ("Numri i referencës: 77/9", "77/9", "protocol"),
        ("Nr. 020-383", "020-383", "number"),
        ("020-383", "020-383", "bare"),
        ("  -01- 020-383 ", "01-020-383", "bare"),
        ("Ne. 534/2 04.04. 9", "534/2", "bare"),
        ("Date: 17/04 /2018 Nr. 020-383", "020-383", "number"),
        ("VENDIM Nr. 12/2026", "12/2026", "number"),
        ("Nr. 118/24 – për miratimin e planit", "118/24", "number"),
        ("Br. 118/24 - o usvajanju plana", "118/24", "number"),
        ("Nr. 118/24, datë 12.03.2024", "118/24", "number"),
    ],
)
def test_every_spelling_of_a_reference_is_read(text, value, mark):
    found = [(one.value, one.mark) for one in references_in(text)]
    assert found == [(value, mark)]


@pytest.mark.parametrize(
    "text",
    [
        "Ligji nr. 03/L-040 për Vetëqeverisje Lokale",
        "Zakona br.03/L-040 o lokalnoj samoupravi",
        "Закона бр. 03/Л-040 о локалној самоуправи",
        "samoupravi br : 05/L-040",
        "Rregulloren e Qeverisë së Republikës së Kosovës Nr. 01/2016 për shqyrtimin",
        "u saglasnosti sa uredbom Vlade Republike Kosova br. 01/2016 za razmatranje",
        "Udhëzimin Administrativ nr. 02/2020 për transparencë",
        "(Gazeta Zyrtare nr. 28, datë 04.06.2008)",
        "Službeni list br. 15/2010",
        "Strategjia 2019-2022",
        "2019-2022",
        "Nr. 4 anëtarë",
        "29.03.2019",
        "Tel. 038 200 300",
    ],
)
def test_numbers_of_laws_years_and_counts_are_no_reference(text):
    assert list(references_in(text)) == []


def test_a_number_of_another_act_is_marked_as_cited():
    own, cited = references_in("Nr. 118/24\n\nI propozuar me propozimin nr. 77/2 të kryetarit.")
    assert (own.value, own.cited) == ("118/24", False)
    assert (cited.value, cited.cited) == ("77/2", True)


def test_the_place_of_a_reference_is_its_page_and_range():
    pages = ["Komuna", "Br. prot: 02-45/2025"]
    (found,) = find_references(pages)
    assert (found.page, pages[1][found.start : found.end]) == (2, "02-45/2025")


def test_one_number_has_one_canonical_spelling():
    assert canonical(" 01 – 12/2026") == canonical("01-12 / 2026") == "01-12/2026"


@pytest.mark.parametrize(
    ("text", "value"), [("Nr. 016-330712025 Data: 29.09.2025", "016-3307/2025"), ("Br. 02-4712026", "02-47/2026")]
)
def test_a_stroke_that_was_read_as_a_one_is_put_right_for_a_person_to_confirm(text, value):
    assert [found.value for found in references_in(text)] == [value]


def test_a_number_with_its_stroke_stays_as_it_is():
    assert [found.value for found in references_in("Nr. 016-3307/2025")] == ["016-3307/2025"]
