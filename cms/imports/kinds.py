"""What the words of the column ``kind`` mean: the type and kind of the page, and the kind of the document."""

from dataclasses import dataclass

from cms.models import RecordPage
from documents.choices import DocumentKind
from pages.choices import ActKind, AttachmentRole, ReportKind
from pages.models import ActPage, ReportPage, StrategyPage


@dataclass(frozen=True)
class Kind:
    """``page`` is None for a document that has no page of its own and belongs to an act."""

    page: type[RecordPage] | None
    page_kind: str
    document: DocumentKind
    role: AttachmentRole = AttachmentRole.MAIN
    needs: tuple[str, ...] = ()


_ACT = ("reference", "date", "issuing_body")
_PERIOD = ("period_from", "period_to")


def _act(kind: ActKind, document: DocumentKind) -> Kind:
    return Kind(ActPage, kind, document, needs=_ACT)


def _report(kind: ReportKind, document: DocumentKind) -> Kind:
    return Kind(ReportPage, kind, document, needs=_PERIOD)


KINDS: dict[str, Kind] = {
    "decision": _act(ActKind.DECISION, DocumentKind.DECISION),
    "regulation": _act(ActKind.REGULATION, DocumentKind.REGULATION),
    "statute": _act(ActKind.STATUTE, DocumentKind.STATUTE),
    "rules-of-procedure": _act(ActKind.RULES_OF_PROCEDURE, DocumentKind.RULES_OF_PROCEDURE),
    "plan": _act(ActKind.PLAN, DocumentKind.PLAN),
    "conclusion": _act(ActKind.CONCLUSION, DocumentKind.CONCLUSION),
    "strategy": Kind(StrategyPage, "", DocumentKind.STRATEGY, needs=_PERIOD),
    "activity-report": _report(ReportKind.ACTIVITY, DocumentKind.ACTIVITY_REPORT),
    "work-plan": _report(ReportKind.WORK_PLAN, DocumentKind.WORK_PLAN),
    "audit-report": _report(ReportKind.AUDIT, DocumentKind.AUDIT_REPORT),
    "performance-report": _report(ReportKind.PERFORMANCE, DocumentKind.PERFORMANCE_REPORT),
    "access-report": _report(ReportKind.ACCESS, DocumentKind.ACCESS_REPORT),
    "consultation-report": _report(ReportKind.CONSULTATIONS, DocumentKind.CONSULTATION_REPORT),
    **{
        kind.value: _report(kind, DocumentKind.FINANCIAL_REPORT)
        for kind in ReportKind
        if kind.value.startswith("financial-")
    },
    **{kind.value: _report(kind, DocumentKind.BUDGET) for kind in ReportKind if kind.value.startswith("budget-")},
    "legality-letter": Kind(
        None, "", DocumentKind.LEGALITY_LETTER, AttachmentRole.LEGALITY_LETTER, ("reference", "date")
    ),
}
