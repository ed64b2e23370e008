from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """What a file is. The values are also the words of import manifests (with hyphens)."""

    DECISION = "decision", _("Decision")
    PROPOSED_DECISION = "proposed-decision", _("Proposed decision")
    REGULATION = "regulation", _("Regulation")
    DRAFT_REGULATION = "draft-regulation", _("Draft regulation")
    STATUTE = "statute", _("Statute")
    RULES_OF_PROCEDURE = "rules-of-procedure", _("Rules of procedure")
    CONCLUSION = "conclusion", _("Conclusion")
    PLAN = "plan", _("Plan")
    STRATEGY = "strategy", _("Strategy")
    ACTION_PLAN = "action-plan", _("Action plan")
    WORK_PLAN = "work-plan", _("Work plan")
    ACTIVITY_REPORT = "activity-report", _("Activity report")
    FINANCIAL_REPORT = "financial-report", _("Financial report")
    BUDGET = "budget", _("Budget")
    AUDIT_REPORT = "audit-report", _("Audit report")
    PERFORMANCE_REPORT = "performance-report", _("Performance report")
    ACCESS_REPORT = "access-report", _("Report on access to documents")
    CONSULTATION_REPORT = "consultation-report", _("Consultation report")
    MINUTES = "minutes", _("Minutes")
    AGENDA = "agenda", _("Agenda")
    CONVOCATION = "convocation", _("Meeting notice")
    LEGALITY_LETTER = "legality-letter", _("Confirmation of legality")
    CONTRACT = "contract", _("Contract")
    FORM = "form", _("Form")
    BULLETIN = "bulletin", _("Bulletin")
    ANNEX = "annex", _("Annex")
    OTHER = "other", _("Other document")


def language_choices() -> list[tuple[str, str]]:
    """The public languages, for a file's own language."""
    return [(code, name) for code, name in settings.LANGUAGES if code in settings.PUBLIC_LANGUAGES]
