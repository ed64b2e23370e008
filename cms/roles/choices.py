"""The names of the groups. They are data that administrators see, and what users are put into by name."""

from django.conf import settings

ADMINISTRATORS = "Administrators"
PUBLISHERS = "Publishers"
EDITORS = "Editors"
DOCUMENTS_OFFICERS = "Documents officers"


def translators(language: str) -> str:
    return f"Translators {language}"


def publishing_translators(language: str) -> str:
    return f"Publishing translators {language}"


def all_groups() -> list[str]:
    languages = [
        name(language) for language in settings.PUBLIC_LANGUAGES for name in (translators, publishing_translators)
    ]
    return [ADMINISTRATORS, PUBLISHERS, EDITORS, DOCUMENTS_OFFICERS, *languages]
