"""Every number of the ranking, in one place (docs/adr/0013-search-ranking.md)."""

from search.choices import Family

# So many of an engine's candidates are ranked; later results keep the engine's order. Ten pages of results.
RANKED = 200
# Of these, so many of the best are compared with what was typed, letter by letter. Three pages of results.
WORDED = 60
# Of a record's files only the beginning is read while ranking: a report of hundreds of pages has megabytes of terms.
FILES_READ = 8_000
# As much of the page's own words is read to see whether they stand as typed.
WORDING_READ = 1_500

# What a word counts for by the field where it stands. A title says what a record is, a summary what it is about;
# a text mentions many things, and a file's text is long and often read by a machine.
HEADING = 1.0
LEAD = 0.45
TEXT = 0.30
FILES = 0.15
FIELDS = HEADING + LEAD + TEXT + FILES
# Repetition in a text counts less each time (BM25's k1), and less in long texts (its b) around this many signs.
SATURATION = 1.2
LENGTH_SHARE = 0.5
USUAL_TEXT = 1_500
USUAL_FILES = 4_000

# A reference whose sign between the numbers got lost in recognition, beside the reference itself.
TORN_REFERENCE = 0.5

# How strongly a missing word weighs: the share of the words' rarity that was found, to this power.
COVERAGE_POWER = 2.0
# What is there of a long word that only begins a term: recognition broke its ending, or it has one without a rule.
BEGINNING_COVERS = 0.7
LONG_WORD = 7
# What a record has for all its words wherever they stand, beside which the fields are weighed. Little: a record of
# which the words are the title is about them, a report that mentions each somewhere is not.
FOUND = 0.25
# The reader's own words are there and not their synonyms alone: a report that tells of "livestream" before the rules
# that provide for "prenos uživo".
OWN = 0.25
# All neighbours of the query are neighbours in the heading too; elsewhere a part of it.
ADJACENT = 0.35
ADJACENT_ELSEWHERE = 0.4
# The words stand in the title as they were typed, with diacritics and ending; elsewhere a part of it.
EXACT = 0.25
EXACT_ELSEWHERE = 0.4
# The title, in one of its languages, has little else than the query: "Buxheti 2024" before "Ndryshimi i buxhetit
# 2024 për rrugët".
WHOLE_HEADING = 0.3
# Today's record against one of long ago; it halves every two years, so that it decides between equals only.
RECENT = 0.12
RECENT_DAYS = 730

# What is over can no longer be used: behind what can be and says the same, but before what only mentions it, since
# whoever asks for last year's call or cut of the water means that one.
PAST = 0.75
PAST_FAMILIES = frozenset({Family.NOTICE, Family.CALL, Family.CONSULTATION})
# A section only lists what the search finds itself; its title is made of the words of all of it.
LIST = 0.5
LIST_FAMILIES = frozenset({Family.SECTION})

# Rarity of a word: ln(1 + RARITY / records with it). Frequencies are known up to the cap of the counts.
RARITY = 1_000

# Words of a question and not of an answer: how it is put, what is wanted of the office, and "kod", which stands before
# names. Rare in a portal, they would weigh like what is asked for. Folded.
ASKING = 0.25
ASKING_WORDS = frozenset(
    """
    kur kush cfare cka cilit pse qysh kujt mund mundem duhet dua deshiroj kerkoj gjej bej behet behen ndodhet gjendet
    kada gde kako zasto koliko ko sta kod moze mogu mozemo mora moram treba zelim hocu trazim nalazi
    """.split()  # noqa: SIM905
)
