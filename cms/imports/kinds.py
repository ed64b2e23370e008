"""What the words of the column ``kind`` mean: the type and kind of the page, and the kind of the document."""

from dataclasses import dataclass, field

from cms.models import RecordPage
from documents.choices import DocumentKind
from pages.choices import ActKind, AttachmentRole, NoticeKind, ReportKind
from pages.models import ActPage, BulletinPage, NoticePage, ReportPage, StrategyPage


@dataclass(frozen=True)
class Kind:
    """``page`` is None for a document that has no page of its own and belongs to an act.

    ``fields`` says which column gives which field of the page; ``needs`` names the columns that may not be empty.
    """

    page: type[RecordPage] | None
    page_kind: str
    document: DocumentKind
    role: AttachmentRole = AttachmentRole.MAIN
    needs: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)


_PERIOD = {"period_from": "period_from", "period_to": "period_to"}
_DECIDED = (ReportKind.BUDGET_ADOPTED, ReportKind.BUDGET_AMENDED)


def _act(kind: ActKind, document: DocumentKind) -> Kind:
    fields = {"protocol_number": "reference", "date_adopted": "date"}
    return Kind(ActPage, kind, document, needs=("reference", "date", "issuing_body"), fields=fields)


def _report(kind: ReportKind, document: DocumentKind) -> Kind:
    # A report's date is that of its file; only a budget is approved on it.
    approved = {"approved_on": "date"} if kind in _DECIDED else {}
    fields = {"reference": "reference", **_PERIOD, **approved}
    return Kind(ReportPage, kind, document, needs=tuple(_PERIOD), fields=fields)


def _reports(prefix: str, document: DocumentKind) -> dict[str, Kind]:
    return {kind.value: _report(kind, document) for kind in ReportKind if kind.value.startswith(prefix)}


KINDS: dict[str, Kind] = {
    "decision": _act(ActKind.DECISION, DocumentKind.DECISION),
    "regulation": _act(ActKind.REGULATION, DocumentKind.REGULATION),
    "statute": _act(ActKind.STATUTE, DocumentKind.STATUTE),
    "rules-of-procedure": _act(ActKind.RULES_OF_PROCEDURE, DocumentKind.RULES_OF_PROCEDURE),
    "plan": _act(ActKind.PLAN, DocumentKind.PLAN),
    "conclusion": _act(ActKind.CONCLUSION, DocumentKind.CONCLUSION),
    "strategy": Kind(
        StrategyPage, "", DocumentKind.STRATEGY, needs=tuple(_PERIOD), fields={"date_adopted": "date", **_PERIOD}
    ),
    "activity-report": _report(ReportKind.ACTIVITY, DocumentKind.ACTIVITY_REPORT),
    "work-plan": _report(ReportKind.WORK_PLAN, DocumentKind.WORK_PLAN),
    "audit-report": _report(ReportKind.AUDIT, DocumentKind.AUDIT_REPORT),
    "performance-report": _report(ReportKind.PERFORMANCE, DocumentKind.PERFORMANCE_REPORT),
    "access-report": _report(ReportKind.ACCESS, DocumentKind.ACCESS_REPORT),
    "consultation-report": _report(ReportKind.CONSULTATIONS, DocumentKind.CONSULTATION_REPORT),
    **_reports("financial-", DocumentKind.FINANCIAL_REPORT),
    **_reports("budget-", DocumentKind.BUDGET),
    "bulletin": Kind(
        BulletinPage,
        "",
        DocumentKind.BULLETIN,
        needs=("reference", "period_from"),
        fields={"issue": "reference", "month": "period_from"},
    ),
    "notice": Kind(
        NoticePage,
        NoticeKind.GENERAL,
        DocumentKind.OTHER,
        needs=tuple(_PERIOD),
        fields={"valid_from": "period_from", "valid_until": "period_to"},
    ),
    "legality-letter": Kind(
        None, "", DocumentKind.LEGALITY_LETTER, AttachmentRole.LEGALITY_LETTER, ("reference", "date")
    ),
}
