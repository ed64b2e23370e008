"""Which languages a page is read in."""

_ALL = ("sqi", "srp_latn", "srp")
# English is an addition, not a need: where its data are not installed, its pages are read in the three others.
_NEEDED = {"sq": ("sqi",), "sr": ("srp_latn", "srp")}
# One language first: several at once make more mistakes on damaged words, and take longer. Serbian is published in
# Latin; a page in Cyrillic shows by its low confidence (measured: 48, where Latin has 94).
_ATTEMPTS = {
    "sq": (("sqi",), _ALL),
    "sr": (("srp_latn",), ("srp",), ("srp_latn", "srp")),
    "en": (("eng",), _ALL),
}


def languages_for(language: str | None) -> tuple[str, ...]:
    """Return what must be installed for an edition in "sq" or "sr-latn"; all where its language is another or None."""
    return _NEEDED.get(_code(language), _ALL)


def attempts(language: str | None) -> tuple[tuple[str, ...], ...]:
    """Return the languages to read a page in: first what is nearly always right, then what else it may be."""
    return _ATTEMPTS.get(_code(language), (_ALL,))


def _code(language: str | None) -> str:
    return (language or "").lower().replace("_", "-").split("-")[0]
