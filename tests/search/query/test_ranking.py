"""Orders that a reader expects, each with the records between which the search has to choose."""

from datetime import date

import pytest

from search.query import Asked, search

from .conftest import TODAY

PAST = {"starts": date(2026, 1, 1), "ends": date(2026, 2, 1)}
CURRENT = {"starts": date(2026, 8, 1), "ends": date(2026, 10, 1)}
FILLER = " ".join(["Komuna njofton qytetarët për punimet në rrugë dhe për shërbimet e saj."] * 10)

# (what decides, query, records from the best to the last as keyword arguments of ``make_record``)
ORDERS = [
    (
        "more of the words",
        "buxheti shkolla rruga",
        [
            {"title": "Njoftim", "text": "Buxheti ndan mjete për një shkollë dhe një rrugë."},
            {"title": "Buxheti për shkolla"},
            {"title": "Buxheti"},
        ],
    ),
    (
        "the title before the summary, the text and the file",
        "ujësjellësi",
        [
            {"title": "Ujësjellësi i ri"},
            {"title": "Njoftim një", "summary": "Punime në ujësjellësi."},
            {"title": "Njoftim dy", "text": f"Punime në ujësjellësi. {FILLER}"},
            {"title": "Njoftim tre", "files": [(1, 1, f"Punime në ujësjellësi. {FILLER}")]},
        ],
    ),
    (
        "the rare word before the common one",
        "vendim ujësjellësi",
        [
            {"title": "Ujësjellësi"},
            {"title": "Vendim për taksat"},
            {"title": "Vendim për parkun", "day": date(2020, 1, 1)},
        ],
    ),
    (
        "words as they were typed before other endings",
        "vendimi",
        [{"title": "Vendimi për tregun"}, {"title": "Vendimet për tregun"}],
    ),
    (
        "diacritics as they were typed",
        "пут шума",
        [
            {"words": {"sr-latn": ("Put i šuma", "", "")}},
            {"words": {"sr-latn": ("Put i suma", "", "")}},
        ],
    ),
    (
        "neighbours before words apart",
        "mbledhja komunale",
        [{"title": "Mbledhja komunale e re"}, {"title": "Komunale taksa, mbledhja"}],
    ),
    (
        "a short text about it before a long one that mentions it",
        "kanalizimi",
        [
            {"title": "A një", "text": "Kanalizimi prishet."},
            {"title": "A dy", "text": f"{FILLER} Kanalizimi. {FILLER}"},
        ],
    ),
    (
        "the newer of two that are equal",
        "raporti vjetor",
        [
            {"title": "Raporti vjetor", "day": date(2026, 1, 1)},
            {"title": "Raporti vjetor", "day": date(2021, 1, 1)},
            {"title": "Raporti vjetor", "day": date(2001, 1, 1)},
        ],
    ),
    (
        "an old title before a new mention",
        "statuti i komunës",
        [
            {"title": "Statuti i komunës", "day": date(2009, 1, 1)},
            {"title": "Lajm", "text": f"Statuti i komunës u përmend. {FILLER}"},
        ],
    ),
    (
        "what can be used before what is over",
        "thirrje subvencione",
        [
            {"title": "Thirrje për subvencione", "family": "call", "day": date(2026, 1, 1), **CURRENT},
            {"title": "Thirrje për subvencione", "family": "call", "day": date(2026, 6, 1), **PAST},
        ],
    ),
    (
        "a past meeting is not worse than another",
        "seanca",
        [
            {"title": "Seanca e tretë", "family": "meeting", "day": date(2026, 1, 2), **PAST},
            {"title": "Seanca e dytë", "family": "meeting", "day": date(2026, 1, 1), **CURRENT},
        ],
    ),
    (
        "the record that bears a reference before those that mention it",
        "nr. 534/2 vendim",
        [
            {"title": "Vendim", "references": ["534/2"], "day": date(2019, 3, 29)},
            {"title": "Vendim tjetër", "text": "Në bazë të vendimit nr. 534/2."},
            {"title": "Vendim", "references": ["534/3"]},
        ],
    ),
    (
        "a reference that lost its sign in a scan",
        "465/1",
        [
            {"title": "Propozim nr. 465/1"},
            {"title": "Vendim", "files": [(1, 1, f"Propozim nr. 465 1. {FILLER}")]},
        ],
    ),
    (
        "what is asked for before the words of the question",
        "kada čitaonica",
        [
            {"words": {"sr-latn": ("Čitaonica", "", "")}},
            {"words": {"sr-latn": ("Kada", "", "")}},
        ],
    ),
    (
        "a page before the section that lists it",
        "konkurse",
        [
            {"title": "Konkurse të punës, shkurt"},
            {"title": "Konkurse", "family": "section"},
        ],
    ),
    (
        "a long word whose ending was misread before none",
        "raporti performancës",
        [
            {"title": "Një", "files": [(1, 1, f"Raporti i Performancds. {FILLER}")]},
            {"title": "Dy", "files": [(1, 1, f"Raporti i buxhetit. {FILLER}")]},
        ],
    ),
    (
        "what is over and was meant before what mentions it",
        "regjistrimi në çerdhe",
        [
            {"title": "Regjistrimi në çerdhe", "family": "notice", "day": date(2026, 1, 1), **PAST},
            {"title": "Buletini", "text": f"Regjistrimi në çerdhe. {FILLER}", "day": date(2026, 3, 1)},
        ],
    ),
]


@pytest.mark.parametrize(("query", "records"), [pytest.param(*rest, id=why) for why, *rest in ORDERS])
def test_the_better_record_comes_first(make_record, query, records):
    # The best is made first, so that the order of equals would be the wrong one.
    entries = {index: make_record(**facts) for index, facts in enumerate(records)}
    hits = search(Asked(text=query), TODAY).hits
    places = {entry.position: index for index, entry in entries.items()}
    assert [places[hit.position] for hit in hits] == list(range(len(records)))


def test_what_stands_beyond_the_part_of_a_file_that_is_read_still_counts(make_record):
    long = make_record("Raport", files=[(1, 1, "fjala " * 3_000 + "kanalizimi dhe ujësjellësi")])
    make_record("Kanalizimi", day=date(2026, 8, 1))
    make_record("Ujësjellësi", day=date(2026, 8, 1))
    assert search(Asked(text="kanalizimi ujësjellësi"), TODAY).hits[0].position == long.position
