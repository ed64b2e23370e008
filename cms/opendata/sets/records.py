"""Data sets with a row for each record."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from cms.api.models import Resource
from cms.opendata.columns import Column, DataSet, Type
from cms.opendata.reading import records, state_of

from .common import END, HEAD, ISSUING_BODY, KIND_MEANING, STATE_MEANING, amount, body, coded, day


def _of_type(family: str) -> dict:
    return {"records": partial(records, family), "state": partial(state_of, Resource.RECORD, family)}


def _kind(family: str) -> list[Column]:
    return coded("kind", _("Kind"), KIND_MEANING, f"{family}-kind")


def _state(family: str) -> list[Column]:
    return coded("state", _("State"), STATE_MEANING, f"{family}-state")


ACTS = DataSet(
    "acts",
    _("Acts"),
    _("Decisions, regulations and other acts of the municipality’s bodies. One row an act."),
    (
        *HEAD,
        *_kind("act"),
        *_state("act"),
        *ISSUING_BODY,
        Column("protocol_number", _("Protocol number"), _("As the register of the body has it."), example="01-12/2026"),
        day("date_adopted", _("Date adopted"), _("The day on which the body adopted it.")),
        day("date_protocolled", _("Date of the protocol"), _("The day on which it was entered in the register.")),
        day("entry_into_force", _("Entry into force"), _("The first day on which it applies.")),
        day("in_force_until", _("In force until"), _("The last day on which it applies; empty where none is set.")),
        Column(
            "legal_basis", _("Legal basis"), _("One law, article and paragraph on each line."), each_language=True
        ),
        Column(
            "session_key", _("Meeting"), _("Key of the meeting at which it was adopted."), "session.key",
            refers="meetings",
        ),
        Column("implementers", _("Carried out by"), _("Codes of the bodies."), "implementers.code", several=True,
               refers="bodies"),
        Column("legality_reference", _("Confirmation of legality"), _("Number of the ministry’s letter.")),
        day("legality_date", _("Date of the confirmation"), _("The day of the ministry’s letter.")),
        *END,
    ),
    **_of_type("act"),
    theme="JUST",
)  # fmt: skip
MEETINGS = DataSet(
    "meetings",
    _("Meetings"),
    _("Meetings of the assembly, its committees and other bodies. One row a meeting; agendas have their own data set."),
    (
        *HEAD,
        *_kind("meeting"),
        *_state("meeting"),
        *ISSUING_BODY,
        Column("ordinal", _("Number"), _("Which meeting of this kind it is."), type=Type.INTEGER, example="12"),
        day("date", _("Date"), _("The day of the meeting.")),
        Column("time", _("Time"), _("Hour and minute at which it begins, in the municipality’s time."),
               type=Type.TIME, example="10:00:00"),
        Column("venue", _("Place of the meeting"), _("Where it is held."), each_language=True),
        Column("convened_by", _("Convened by"), _("Who called the meeting."), each_language=True),
        Column("open_to_public", _("Open to the public"), _("Whether everybody may come."), type=Type.YES_NO,
               example="true"),
        Column("livestream_url", _("Live broadcast"), _("Where it can be watched."), type=Type.ADDRESS),
        day("minutes_approved_on", _("Minutes approved on"), _("The day on which the minutes were approved.")),
        *END,
    ),
    **_of_type("meeting"),
)  # fmt: skip
CONSULTATIONS = DataSet(
    "consultations",
    _("Consultations"),
    _("Drafts on which everybody may comment. One row a consultation."),
    (
        *HEAD,
        *_state("consultation"),
        *ISSUING_BODY,
        day("opens", _("Opens"), _("The first day on which comments are received.")),
        day("closes", _("Closes"), _("The last day on which comments are received.")),
        Column("draft_act", _("Draft act"), _("What is put to consultation."), each_language=True),
        Column("participants", _("Participants"), _("How many people took part."), type=Type.INTEGER, example="34"),
        Column("meeting_keys", _("Meetings"), _("Keys of the public meetings."), "meetings.key", several=True,
               refers="meetings"),
        Column("adopted_act_key", _("Adopted act"), _("Key of the act that came of it."), "adopted_act.key",
               refers="acts"),
        Column("central_platform_url", _("On the central platform"), _("The same consultation on the platform of the "
               "government."), type=Type.ADDRESS),
        *END,
    ),
    **_of_type("consultation"),
)  # fmt: skip
CALLS = DataSet(
    "calls",
    _("Calls"),
    _("Public calls, subsidies, vacancies and tenders. One row a call."),
    (
        *HEAD,
        *_kind("call"),
        *_state("call"),
        *ISSUING_BODY,
        Column("reference", _("Reference number"), _("As the body that calls gives it.")),
        day("opens", _("Opens"), _("The first day on which applications are received.")),
        day("deadline", _("Deadline"), _("The last day on which applications are received.")),
        amount("budget", _("Budget"), _("What is given in all, or what the tender is estimated at.")),
        day("results_published_on", _("Results published on"), _("The day on which the results were published.")),
        *END,
    ),
    **_of_type("call"),
    theme="ECON",
)
NOTICES = DataSet(
    "notices",
    _("Notices"),
    _("Notices to residents, with the days on which they apply. One row a notice."),
    (
        *HEAD,
        *_kind("notice"),
        *_state("notice"),
        *body("issuing_body", _("Body"), _("Code of the body that gives notice.")),
        day("valid_from", _("Valid from"), _("The first day on which the notice applies.")),
        day("valid_until", _("Valid until"), _("The last day on which the notice applies.")),
        *END,
    ),
    **_of_type("notice"),
)
RECORD_SETS = (ACTS, MEETINGS, CONSULTATIONS, CALLS, NOTICES)
