"""Acts: as ``Legislation`` of schema.org, and as resource, expression and format of ELI, in one graph.

The resource is the act whatever its language, named by its key (``urn:uuid:``); an expression is the act in one
language, named by its page; a format is a file with the official text in that language.
"""

from typing import Any

from cms.api.making.addresses import absolute
from cms.templatetags.cms_tags import html_language

from .facts import Facts
from .parts import body_of, editions_of, file_node, link_node, moment, period, thing, work
from .vocabulary import SCHEMA, Node, filled, language_iri, node, ref

# The role under which the office files the official text (pages.choices.AttachmentRole).
OFFICIAL = "main"
_IANA = "http://www.iana.org/assignments/media-types/"


def act(facts: Facts, municipality: str) -> list[Node]:
    return [_expression(facts, municipality), _resource(facts, municipality)]


def legal_force(said: dict[str, Any]) -> str:
    """``InForce`` or ``NotInForce`` by the state of the day; empty while the first day in force is not known.

    That only a part of an act is in force is nothing that the portal knows.
    """
    state = (said.get("state") or {}).get("value")
    if state == "in-force":
        return "InForce"
    known = state == "repealed" or (state == "adopted" and said["entry_into_force"])
    return "NotInForce" if known else ""


def _expression(facts: Facts, municipality: str) -> Node:
    said, force = facts.said, legal_force(facts.said)
    official = [edition for file, edition in editions_of(facts) if _is_official(facts, file, edition)]
    return work(
        facts,
        ["Legislation", "eli:LegalExpression"],
        legislationIdentifier=said["protocol_number"],
        legislationType=facts.word(said["kind"]),
        legislationDate=said["date_adopted"],
        legislationPassedBy=body_of(facts, said["issuing_body"]),
        creator=None,
        legislationJurisdiction=_jurisdiction(municipality),
        legislationLegalForce=SCHEMA + force if force else "",
        temporalCoverage=period(said["entry_into_force"], said["in_force_until"]) if said["entry_into_force"] else "",
        abstract=said["subject"],
        citation=said["legal_basis"].splitlines(),
        mentions=link_node(said["session"], "Event"),
        exampleOfWork=ref(_key(facts)),
        encoding=[_format(facts, edition) for edition in official],
        associatedMedia=[
            file_node(edition, isPartOf=ref(thing(facts)))
            for _file, edition in editions_of(facts)
            if edition not in official
        ],
        **filled(
            {
                "eli:title": {"@value": said["title"], "@language": html_language(facts.language)},
                "eli:language": language_iri(facts.language),
                "eli:realizes": _key(facts),
                "eli:date_publication": moment(said["published_at"])[:10],
                "eli:is_embodied_by": [edition["url"] for edition in official],
            }
        ),
    )


def _resource(facts: Facts, municipality: str) -> Node:
    said, force = facts.said, legal_force(facts.said)
    body = body_of(facts, said["issuing_body"])
    expressions = [thing(facts), *(f"{twin['url']}#record" for twin in said["translations"])]
    eli = {
        "eli:id_local": said["protocol_number"],
        "eli:type_document": _type(said["kind"]),
        "eli:passed_by": body["@id"] if body else "",
        "eli:jurisdiction": _jurisdiction(municipality),
        "eli:date_document": said["date_adopted"],
        "eli:in_force": f"eli:InForce-{force[:1].lower()}{force[1:]}" if force else "",
        "eli:first_date_entry_in_force": said["entry_into_force"],
        "eli:date_no_longer_in_force": said["in_force_until"],
        "eli:is_realized_by": expressions,
    }
    examples = [ref(name) for name in expressions]
    return node(["Legislation", "eli:LegalResource"], _key(facts), workExample=examples, **filled(eli))


def _is_official(facts: Facts, file: dict[str, Any], edition: dict[str, Any]) -> bool:
    return file["role"] == OFFICIAL and edition["language"] == facts.language


def _format(facts: Facts, edition: dict[str, Any]) -> Node:
    made = file_node(
        edition,
        "LegislationObject",
        "eli:Format",
        legislationLegalValue=f"{SCHEMA}OfficialLegalValue",
        **{"eli:legal_value": "eli:LegalValue-official", "eli:embodies": thing(facts)},
    )
    known = _IANA + made["encodingFormat"] if made.get("encodingFormat") else ""
    return made | filled({"eli:format": known, "eli:media_type": known})


def _type(kind: dict[str, Any] | None) -> Node | None:
    """The kind of the act as a concept of the portal's own vocabulary."""
    if not kind:
        return None
    labels = [{"@value": label, "@language": html_language(code)} for code, label in kind["label"].items()]
    name = absolute(f"/api/v1/vocabularies/#act-kind-{kind['value']}")
    return node("skos:Concept", name, **{"skos:prefLabel": labels})


def _jurisdiction(municipality: str) -> Node | None:
    return node("AdministrativeArea", name=municipality) if municipality else None


def _key(facts: Facts) -> str:
    return f"urn:uuid:{facts.said['key']}"
