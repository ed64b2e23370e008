"""One public record for each data set, in both languages where words differ."""

from datetime import date, time

from cms.models import Topic
from pages.models import CallPage, ConsultationPage, MeetingPage, NoticePage, ReportPage, StrategyPage
from tests.builders import make_act, make_body, publish

DAY = date(2026, 3, 1)
HOSTILE = "=cmd|' /C calc'!A0 \"thonjëza\",\r\n<script>; š"


def publish_all(tree, make_document) -> dict:
    """The pages by the name of their data set."""
    body = make_body()
    Topic.objects.get_or_create(code="budget", defaults={"name": {"sq": "Buxheti", "sr-latn": "Budžet"}})
    meeting = MeetingPage(title="Mbledhja e parë", date=DAY, time=time(10), venue="Salla", issuing_body=body)
    items = [("Buxheti", "Miratuar"), ("Të ndryshme", "")]
    meeting.agenda = [("item", {"title": title, "outcome": outcome}) for title, outcome in items]
    period = {"period_from": date(2026, 1, 1), "period_to": date(2026, 12, 31)}
    open_ = {"opens": DAY, "closes": date(2026, 4, 1)}
    pages = {
        "meetings": publish(tree, meeting),
        "consultations": publish(
            tree,
            ConsultationPage(title="Rregullorja", draft_act="Rregullorja", participants=3, issuing_body=body, **open_),
        ),
        "calls": publish(
            tree, CallPage(title="Grante", opens=DAY, deadline=date(2026, 4, 1), budget="12500.50", issuing_body=body)
        ),
        "notices": publish(tree, NoticePage(title="Rruga e mbyllur", valid_from=DAY, valid_until=DAY)),
        "activities": publish(tree, StrategyPage(title="Strategjia", goals=_goals(body.pk), **period)),
        "budget-figures": publish(
            tree, ReportPage(title="Buxheti 2026", kind="budget-adopted", figures=_figures(body.pk), **period)
        ),
    }
    documents = [make_document(title=HOSTILE)]
    pages["acts"] = make_act(tree, HOSTILE[:200], documents=documents, session=pages["meetings"])
    return pages


def twin(tree, page, title: str):
    """The page in Serbian, public."""
    other = type(page)(title=title, translation_key=page.translation_key)
    for name in ("date_adopted", "protocol_number", "issuing_body"):
        setattr(other, name, getattr(page, name))
    return publish(tree, other, "sr-latn")


def _goals(body: int) -> list[dict]:
    facts = {"deadline": "2026-06-30", "responsible": body, "amount": "20850.00", "state": "started"}
    activities = [{"type": "item", "id": "1", "value": {"title": "Tabela", "note": "", **facts}}]
    return [{"type": "goal", "id": "g", "value": {"title": "Informimi", "activities": activities}}]


def _figures(body: int) -> list[dict]:
    lines = [
        {"year": 2026, "category": "capital", "heading": "Rruga", "body": body, "planned": "170000.00"},
        {"year": 2026, "category": "wages", "heading": "", "planned": "1295000.10", "revised": "-5.00", "spent": "0"},
    ]
    return [{"type": "figure", "id": str(number), "value": line} for number, line in enumerate(lines)]
