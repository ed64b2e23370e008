"""What kind of document a text is, by its heading: in both languages, both scripts, and as a scanner misreads them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from documents.choices import DocumentKind as Kind

from .passages import Line, lines_of, words_of

# Headings in plain letters (see passages.folded). The first that fits at a place wins: the special before the general.
_HEADINGS: tuple[tuple[Kind, str], ...] = (
    (Kind.PROPOSED_DECISION, r"(propozim|projekt|draft) ?vendimi?|(predlog|nacrt) odluke"),
    (Kind.DRAFT_REGULATION, r"(projekt|draft|propozim) ?rregullor(e|ja)|(nacrt|predlog) (uredbe|pravilnika)"),
    (Kind.RULES_OF_PROCEDURE, r"rregullor(e|ja) e punes|poslovnik( o radu)?"),
    (Kind.LEGALITY_LETTER, r"(konfirmim|vleresim)i? i ligjshmerise|potvrda (o )?zakonitosti|ocena zakonitosti"),
    (Kind.CONSULTATION_REPORT, r"raporti? (\w+ ){0,2}konsultim\w*|izvestaj o (\w+ )?konsultacij\w+"),
    (Kind.ACCESS_REPORT, r"raporti? (\w+ ){0,2}qasje\w*|(godisnji )?izvestaj o pristupu"),
    (Kind.AUDIT_REPORT, r"raporti? (i |te )?audit\w+|izvestaj (o )?reviz\w+|revizorski izvestaj"),
    (Kind.PERFORMANCE_REPORT, r"raporti? (i |te |mbi )?performanc\w+|izvestaj o (ucinku|performansi\w*)"),
    (
        Kind.FINANCIAL_REPORT,
        r"raporti? (\w+ ){0,2}(financiar|shpenzimeve|buxhetit)|(\w+ )?finansijski izvestaj|"
        r"izvestaj o (izvrsenju budzeta|rashodima|troskovima)",
    ),
    (Kind.ACTION_PLAN, r"plani? i veprimit|akcioni plan"),
    (Kind.WORK_PLAN, r"(plani?|programi?) (vjetor )?i punes|(godisnji )?(plan|program) rada"),
    (Kind.STRATEGY, r"(draft |projekt )?strategji(a|e)?|(nacrt )?strategij[ae]"),
    (
        Kind.BUDGET,
        r"(projekt |draft )?buxheti?|(nacrt )?budzeta?|korniza afatmesme buxhetore|srednjorocni okvir budzeta",
    ),
    (
        Kind.CONVOCATION,
        r"(ftese|ftesa|thirrje) per (\w+ )?(mbledhje|seance)\w*|poziv (na|za) (\w+ )?sednicu|"
        r"mbledhjen e \w+ (te )?(te )?(rregullt|jashtezakonshme)|saziv(am)?( sednice)?",
    ),
    (Kind.AGENDA, r"rendi? i dites|dnevni red"),
    (Kind.MINUTES, r"procesverbali?|zapisnik"),
    (Kind.STATUTE, r"statuti?"),
    (Kind.REGULATION, r"rregullor(e|ja)|uredb[au]|pravilnik"),
    (Kind.CONCLUSION, r"konkluzioni?|zakljucak"),
    (Kind.DECISION, r"(akt)?vendimi?|odluk[au]|resenje"),
    (Kind.CONTRACT, r"kontrat[ae]|marreveshj[ae]|ugovor|sporazum"),
    (Kind.FORM, r"formulari?|obrazac"),
    (Kind.BULLETIN, r"bulet[ei]ni?|(mesecni )?bilten"),
    (Kind.ANNEX, r"shtojc[ae]|aneksi?|prilog"),
    (Kind.ACTIVITY_REPORT, r"raporti?|(\w+ )?izvestaj"),
    (Kind.PLAN, r"plani?"),
    (Kind.OTHER, r"njoftimi?|obavestenje|thirrje publike|javni poziv|konkursi?|shpallje|oglas"),
)
_PATTERNS = [(kind, re.compile(rf"\b(?:{pattern})\b")) for kind, pattern in _HEADINGS]
# What a misread word may have been. Shorter ones are too near to others.
_KNOWN = sorted(
    {
        form
        for _kind, pattern in _HEADINGS
        for word, may_end in re.findall(r"([a-z]{5,})(\?)?", pattern)
        for form in ((word, word[:-1]) if may_end else (word,))
    }
)
_PLAIN = re.compile(r"[a-z]+\Z")

_SUBJECT = re.compile(r"(lenda|predmet|tema|titulli|naslov)\s*", re.A)
_NOT_OWN = re.compile(r"(lloji i|vrsta|kopj|kopij|neni |clan |cc |per |za |nga |od |prilo[gz]i|shtojcat)")
_BODY = re.compile(
    r"(drejtori|direkci|departament|odeljenj|komitet|odbor|zyra |kancelarij|ministri|ministar|kabinet|njesi)"
)
# What may stand between a body and the heading on one line.
_BREAK = re.compile(r"[:\t–—-]\W*\Z")
_SUBJECT_LINES, _HEAD_LINES = 25, 60
_HEADING_LENGTH, _LONGEST_LINE = 160, 300
# A word inside a sentence of the text is no heading.
_FEWEST = 0.3
_WORDS_BEFORE = 2


@dataclass(frozen=True)
class Heading:
    """A line that names the kind. ``start`` is where the name begins, ``alone`` whether the line says no more."""

    kind: Kind
    page: int
    line: Line
    start: int
    end: int
    alone: bool
    certainty: float


def find_headings(pages: Sequence[str], limit: int = 3) -> list[Heading]:
    """Headings on the first ``limit`` pages that name a kind, the surest first."""
    found = []
    for page, text in enumerate(pages[:limit], 1):
        for line in lines_of(text)[:_HEAD_LINES]:
            if heading := _heading(line, page):
                found.append(heading)
    return sorted((one for one in found if one.certainty >= _FEWEST), key=lambda heading: -heading.certainty)


def _heading(line: Line, page: int) -> Heading | None:
    if len(line.text) > _LONGEST_LINE:
        return None
    words = list(words_of(line.text, line.start))
    spelled = [_spelled(word.fold) for word in words]
    said = " ".join(spelled)
    if not words or _NOT_OWN.match(said):
        return None
    subject = _SUBJECT.match(said) if ":" in line.text or "\t" in line.text else None
    named = [(match.start(), index, match) for index, (_kind, p) in enumerate(_PATTERNS) if (match := p.search(said))]
    if not named:
        return None
    at, index, match = min(named, key=lambda one: one[:2])
    first, last = said[:at].count(" "), said[: match.end()].count(" ")
    where = subject.end() if subject else 0
    own_line = at <= where or _BREAK.search(line.text[: words[first].start - line.start])
    if not own_line and (first > _WORDS_BEFORE or _BODY.match(said)):
        return None
    alone = len(words) == last - first + 1 and at == 0
    certainty = _certainty(line, page, alone, begins=at <= where, subject=subject is not None)
    certainty -= 0.05 if _PATTERNS[index][0] in (Kind.OTHER, Kind.PLAN) else 0
    return Heading(_PATTERNS[index][0], page, line, words[first].start, words[last].end, alone, round(certainty, 2))


def _certainty(line: Line, page: int, alone: bool, begins: bool, subject: bool) -> float:
    shouting = is_shouting(line.text)
    if subject and begins and line.number < _SUBJECT_LINES:
        sure = 0.94
    elif alone and shouting:
        sure = 0.95
    elif begins and shouting:
        sure = 0.9
    elif alone:
        sure = 0.75 if line.number < _SUBJECT_LINES else 0.5
    elif len(line.text) > _HEADING_LENGTH or line.text.endswith((".", ";", ",")):
        sure = 0.25
    elif begins:
        sure = 0.8 - min(line.number, 40) * 0.01
    else:
        sure = 0.65 - min(line.number, 12) * 0.04
    return sure - 0.15 * (page - 1) - (0.1 if line.number > 40 else 0)


def is_shouting(text: str) -> bool:
    """Whether a text is in capitals; small words between them and signs misread as small letters do not matter."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 3 and sum(sign.isupper() for sign in letters) >= 0.8 * len(letters)


@lru_cache(maxsize=5_000)
def _spelled(word: str) -> str:
    if (whole := word.replace("rn", "m")) in _KNOWN:
        return whole
    if len(word) < 5 or not _PLAIN.match(word) or word in _KNOWN:
        return word
    close = get_close_matches(word, _KNOWN, n=1, cutoff=0.8)
    # Another ending is another case or another word (vendi: the place), no misreading.
    ending = close and (word[:-1] == close[0][:-1] or word.startswith(close[0]) or close[0].startswith(word))
    return close[0] if close and not ending and abs(len(close[0]) - len(word)) <= 1 else word
