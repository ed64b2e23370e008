"""What each role may do, as plain lists. ``setup`` grants what is missing and takes nothing away."""

from dataclasses import dataclass, replace

from .choices import ADMINISTRATORS, DOCUMENTS_OFFICERS, EDITORS, PUBLISHERS

URGENTLY = "roles.publish_urgently"
TRANSLATE = "wagtail_localize.submit_translation"
ADMIN = "wagtailadmin.access_admin"

ALL_ACTIONS = ("add", "change", "delete", "view")
TAXONOMY_READING = ["cms.view_body", "cms.view_topic", "cms.view_place"]
TAXONOMY_WRITING = [*TAXONOMY_READING, "cms.add_topic", "cms.add_place"]
SEARCH_WORDS = [
    *[f"search.{action}_{model}" for model in ("synonymgroup", "pinnedresult") for action in ("add", "change", "view")],
    "search.view_querycount",
]
GLOSSARY = [f"desk.{action}_glossaryterm" for action in ("add", "change", "view")]
KNOWN_LAWS = [f"consistency.{action}_knownlaw" for action in ("add", "change", "view")]
LATIN_WORDS = [f"cms_cyrillic.{action}_latinword" for action in ("add", "change", "view")]
OFFICE = [
    *[
        f"cms.{action}_{model}"
        for model in ("body", "topic", "place")
        for action in ("add", "change", "delete", "view")
    ],
    "cms.change_portalsettings",
    *[f"parity.{action}_languageduty" for action in ("add", "change", "delete", "view")],
    *SEARCH_WORDS,
    *GLOSSARY,
    "desk.delete_glossaryterm",
    *KNOWN_LAWS,
    "consistency.delete_knownlaw",
    *LATIN_WORDS,
    "cms_cyrillic.delete_latinword",
    "search.delete_synonymgroup",
    "search.delete_pinnedresult",
    *[f"wagtailcore.{action}_apitoken" for action in ALL_ACTIONS],
    "intake.view_call",
    *[f"hooks.{action}_subscription" for action in ALL_ACTIONS],
    *[f"users.{action}_user" for action in ALL_ACTIONS],
    *[f"wagtailredirects.{action}_redirect" for action in ALL_ACTIONS],
    *[f"wagtailcore.{action}_collection" for action in ALL_ACTIONS],
    *[f"wagtailcore.{action}_workflow" for action in ("add", "change", "delete")],
    *[f"wagtailcore.{action}_task" for action in ("add", "change", "delete")],
]
FILES = ["add", "change", "choose"]


@dataclass(frozen=True)
class Role:
    """``pages`` holds for the whole tree; ``documents`` and ``images`` for the root collection and all below it."""

    general: list[str]
    pages: list[str]
    documents: list[str]
    images: list[str]


ROLES: dict[str, Role] = {
    ADMINISTRATORS: Role(
        [ADMIN, TRANSLATE, URGENTLY, *OFFICE],
        ["add", "change", "publish", "bulk_delete", "lock", "unlock"],
        FILES,
        FILES,
    ),
    PUBLISHERS: Role(
        [ADMIN, TRANSLATE, URGENTLY, *TAXONOMY_WRITING, *SEARCH_WORDS, *GLOSSARY, *KNOWN_LAWS, *LATIN_WORDS],
        ["add", "change", "publish", "lock", "unlock"],
        FILES,
        FILES,
    ),
    EDITORS: Role(
        [ADMIN, TRANSLATE, *TAXONOMY_WRITING, *SEARCH_WORDS, *GLOSSARY, *KNOWN_LAWS, *LATIN_WORDS],
        ["add", "change"],
        FILES,
        FILES,
    ),
    DOCUMENTS_OFFICERS: Role([ADMIN, *TAXONOMY_READING], [], FILES, []),
}
# A translator's page permission holds for the home page of the language and everything below it.
TRANSLATOR = Role([ADMIN, TRANSLATE, *TAXONOMY_READING, *GLOSSARY, *LATIN_WORDS], ["change"], ["choose"], ["choose"])
# The same with the last step: for offices where nobody else reads the language.
PUBLISHING_TRANSLATOR = replace(TRANSLATOR, pages=["change", "publish"])
