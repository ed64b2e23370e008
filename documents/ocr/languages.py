"""Which languages a page is read in."""

# Measured: several languages at once read as well as the right one alone, for a third more time at most, and the
# second script of Serbian costs nothing on a page that has only the first. English is an addition, not a need.
_ALL = ("sqi", "srp_latn", "srp")
_LANGUAGES = {"sq": ("sqi",), "sr": ("srp_latn", "srp"), "en": ("eng",)}


def languages_for(language: str | None) -> tuple[str, ...]:
    """Return the engine's languages for that of an edition ("sq", "sr-latn"); all where it is unknown or None."""
    return _LANGUAGES.get((language or "").lower().replace("_", "-").split("-")[0], _ALL)


def all_languages() -> tuple[str, ...]:
    """Return what a page is read in when nothing is known about it."""
    return _ALL
