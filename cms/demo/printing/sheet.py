"""What stands on the paper of one edition: letterhead, reference, title, text and who signs."""

from dataclasses import dataclass, field
from datetime import date

from cms.demo import content, markup
from cms.demo.content import Entry
from cms.demo.markup import Part

# Files show fixed texts; no record with a moving date has one.
ANY_DAY = date(2026, 1, 1)
WORDS = {
    "sq": {"reference": "Nr.", "date": "Data", "agenda": "Rendi i ditës", "goal": "Qëllimi"},
    "sr-latn": {"reference": "Br.", "date": "Datum", "agenda": "Dnevni red", "goal": "Cilj"},
}


@dataclass(frozen=True)
class Sheet:
    key: str
    form: str
    file: str
    language: str
    author: str
    body: str
    reference: str
    title: str
    signatory: str
    day: date
    parts: list[Part] = field(default_factory=list)


def all_sheets() -> list[Sheet]:
    names = content.read("portal", ANY_DAY)["settings"]["municipality"]
    bodies = {row["code"]: row["name"] for row in content.read("taxonomy", ANY_DAY)["bodies"]}
    records = {entry.key: entry for entry in content.records(ANY_DAY)}
    return [
        _sheet(entry, language, names[language], bodies[entry.facts["body"]][language], records)
        for entry in content.entries("documents", "documents", ANY_DAY)
        for language in entry.words
    ]


def _sheet(entry: Entry, language: str, municipality: str, body: str, records: dict[str, Entry]) -> Sheet:
    facts, words = entry.facts, entry.words[language]
    source = records.get(facts.get("source", ""))
    return Sheet(
        key=entry.key,
        form=facts["form"],
        file=words["file"],
        language=language,
        # Another institution writes under its own name.
        author=body if "office" in words else municipality,
        body=words.get("office", body),
        reference=_reference(facts, language),
        title=words["title"].split(" (")[0],
        signatory=words.get("signatory", ""),
        day=facts["date"],
        parts=_parts(words, source, language, facts["kind"]),
    )


def _reference(facts: dict, language: str) -> str:
    words, day = WORDS[language], f"{facts['date']:%d.%m.%Y}"
    ending = "." if language == "sr-latn" else ""
    dated = f"{words['date']}: {day}{ending}"
    return f"{words['reference']} {facts['reference']}    {dated}" if facts.get("reference") else dated


def _parts(words: dict, source: Entry | None, language: str, kind: str) -> list[Part]:
    if source is None:
        return list(markup.parts(words["text"]))
    own = source.words.get(language) or next(iter(source.words.values()))
    found = list(_agenda(own, language, with_outcome=kind == "minutes"))
    if kind in ("agenda", "convocation"):
        return [Part("paragraph", (own["summary"],)), *found]
    return [*markup.parts(words.get("text") or own["text"]), *found, *_goals(own, language)]


def _agenda(own: dict, language: str, with_outcome: bool) -> list[Part]:
    if "agenda" not in own:
        return []
    items = [f"{n}. {' – '.join(item if with_outcome else item[:1])}" for n, item in enumerate(own["agenda"], 1)]
    return [Part("heading", (WORDS[language]["agenda"],)), *(Part("paragraph", (item,)) for item in items)]


def _goals(own: dict, language: str) -> list[Part]:
    found = []
    for number, goal in enumerate(own.get("goals", []), 1):
        found.append(Part("heading", (f"{WORDS[language]['goal']} {number}: {goal['title']}",)))
        found.append(Part("list", tuple(activity[0] for activity in goal["activities"])))
    return found
