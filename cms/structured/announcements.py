"""Words to the public that hold for some days: notices, consultations and the four kinds of calls."""

from .facts import Facts
from .parts import MUNICIPALITY, body_of, last_moment, link_node, moment, other, period, work
from .vocabulary import Node, filled, here, node, ref


def _announcement(facts: Facts, begins: str | None, ends: str | None, **more) -> Node:
    """Something that is said to the public and holds for some days."""
    return work(
        facts,
        "SpecialAnnouncement",
        datePosted=moment(facts.said["published_at"]),
        expires=ends,
        temporalCoverage=period(begins, ends),
        category=facts.word(facts.said["kind"]),
        **more,
    )


def notice(facts: Facts) -> list[Node]:
    return [_announcement(facts, facts.said["valid_from"], facts.said["valid_until"])]


def consultation(facts: Facts) -> list[Node]:
    said = facts.said
    draft = filled({"@type": "Legislation", "name": said["draft_act"], "creativeWorkStatus": "Draft"})
    return [
        _announcement(
            facts,
            said["opens"],
            said["closes"],
            about=draft,
            mentions=[
                *(link_node(meeting, "Event") for meeting in said["meetings"]),
                *filter(None, [link_node(said["adopted_act"], "Legislation")]),
            ],
        )
    ]


def call(facts: Facts) -> list[Node]:
    make = _CALLS.get((facts.said["kind"] or {}).get("value"))
    return [make(facts) if make else _announcement(facts, facts.said["opens"], facts.said["deadline"])]


def _vacancy(facts: Facts) -> Node:
    said = facts.said
    return other(
        facts,
        "JobPosting",
        title=said["title"],
        datePosted=said["opens"] or moment(said["published_at"]),
        validThrough=last_moment(said["deadline"]),
        hiringOrganization=body_of(facts, said["issuing_body"]) or ref(here(MUNICIPALITY)),
        jobLocation=[node("Place", name=facts.word(place)) for place in said["places"]],
        qualifications=said["eligibility"],
    )


def _subsidy(facts: Facts) -> Node:
    said = facts.said
    offer = node("Offer", validFrom=said["opens"], validThrough=last_moment(said["deadline"]))
    return other(
        facts,
        "GovernmentService",
        serviceType=facts.word(said["kind"]),
        provider=body_of(facts, said["issuing_body"]) or ref(here(MUNICIPALITY)),
        audience=node("Audience", description=said["eligibility"]) if said["eligibility"] else None,
        termsOfService=said["how_to_apply"],
        offers=offer if len(offer) > 1 else None,
    )


def _tender(facts: Facts) -> Node:
    said = facts.said
    return other(facts, "Demand", validFrom=said["opens"], validThrough=last_moment(said["deadline"]))


_CALLS = {"vacancy": _vacancy, "subsidy": _subsidy, "tender": _tender}
