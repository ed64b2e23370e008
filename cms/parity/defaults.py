"""The duties that a portal begins with. What an office changed or confirmed is left as it is."""

from .choices import DOCUMENT, TERM, Gate

LANGUAGE_LAW = (
    "Ligji 02/L-37 për përdorimin e gjuhëve; numrin e ditëve e konfirmon një jurist i komunës / "
    "Zakon 02/L-37 o upotrebi jezika; broj dana potvrđuje pravnik opštine"
)
PRACTICE = (
    "Afati ligjor nuk dihet; e konfirmon një jurist i komunës / Zakonski rok nije poznat; potvrđuje ga pravnik opštine"
)
ALL, NONE = ["all"], []
# (kind, kind of act, languages, days, source). Days are general knowledge and unverified.
DUTIES = [
    ("act", "", ALL, 7, LANGUAGE_LAW),
    ("act", "regulation", ALL, 7, LANGUAGE_LAW),
    ("notice", "", ALL, 3, LANGUAGE_LAW),
    ("call", "", ALL, 3, LANGUAGE_LAW),
    ("consultation", "", ALL, 3, LANGUAGE_LAW),
    ("meeting", "", ALL, 3, LANGUAGE_LAW),
    ("strategy", "", ALL, 30, LANGUAGE_LAW),
    ("report", "", ALL, 30, LANGUAGE_LAW),
    ("bulletin", "", ALL, 30, PRACTICE),
    ("body", "", ALL, 30, LANGUAGE_LAW),
    ("page", "", ALL, 30, LANGUAGE_LAW),
    ("news", "", NONE, 0, PRACTICE),
    (DOCUMENT, "", ALL, 30, LANGUAGE_LAW),
    (TERM, "", ALL, 30, PRACTICE),
]


def add_missing_duties(model) -> int:
    """Add a row of ``model`` (``LanguageDuty``, or its like in a migration) for each kind without one; how many."""
    known = set(model.objects.values_list("kind", "act_kind"))
    missing = [row for row in DUTIES if row[:2] not in known]
    model.objects.bulk_create(
        model(kind=kind, act_kind=act_kind, languages=languages, days=days, gate=Gate.FREE, legal_source=source)
        for kind, act_kind, languages, days, source in missing
    )
    return len(missing)
