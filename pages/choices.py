"""Kinds and states of the families. Values stand in addresses, manifests and the API; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NewsKind(TextChoices):
    NEWS = "news", _("News item")
    PRESS_RELEASE = "press-release", _("Press release")
    REACTION = "reaction", _("Reaction")
    CLARIFICATION = "clarification", _("Clarification")
    VIDEO = "video", _("Video")
    SHARE = "share", _("Share (re-post)")


class NoticeKind(TextChoices):
    GENERAL = "general", _("General notice")
    MEETING = "meeting", _("Notice of a meeting")
    HEARING = "hearing", _("Notice of a hearing")
    TRAFFIC = "traffic", _("Traffic and roads")
    UTILITIES = "utilities", _("Water, electricity, waste")
    SEASONAL = "seasonal", _("Seasonal notice")


class NoticeState(TextChoices):
    UPCOMING = "upcoming", _("Upcoming")
    CURRENT = "current", pgettext_lazy("notice", "Current")
    EXPIRED = "expired", pgettext_lazy("notice", "Expired")


class CallKind(TextChoices):
    PUBLIC_CALL = "public-call", _("Public call")
    SUBSIDY = "subsidy", _("Call for subsidies")
    VACANCY = "vacancy", _("Job vacancy")
    TENDER = "tender", _("Tender")


class CallState(TextChoices):
    UPCOMING = "upcoming", _("Upcoming")
    OPEN = "open", pgettext_lazy("call", "Open")
    CLOSED = "closed", pgettext_lazy("call", "Closed")


class ActKind(TextChoices):
    DECISION = "decision", _("Decision")
    REGULATION = "regulation", _("Regulation")
    STATUTE = "statute", _("Statute")
    RULES_OF_PROCEDURE = "rules-of-procedure", _("Rules of procedure")
    PLAN = "plan", _("Plan")
    CONCLUSION = "conclusion", _("Conclusion")


class ActState(TextChoices):
    ADOPTED = "adopted", _("Adopted")
    IN_FORCE = "in-force", _("In force")
    REPEALED = "repealed", _("Repealed")


class ConsultationState(TextChoices):
    UPCOMING = "upcoming", pgettext_lazy("consultation", "Upcoming")
    OPEN = "open", _("Consultation open")
    CLOSED = "closed", _("Consultation closed")


class StrategyState(TextChoices):
    PLANNED = "planned", pgettext_lazy("strategy", "Planned")
    RUNNING = "running", pgettext_lazy("strategy", "Running")
    ENDED = "ended", pgettext_lazy("strategy", "Ended")


class ActivityState(TextChoices):
    """Progress of one activity, as the responsible body reports it; overdue is computed, not reported."""

    PLANNED = "planned", pgettext_lazy("activity", "Planned")
    STARTED = "started", pgettext_lazy("activity", "Started")
    DONE = "done", pgettext_lazy("activity", "Done")
    DROPPED = "dropped", pgettext_lazy("activity", "Dropped")


class ReportKind(TextChoices):
    ACTIVITY = "activity", _("Work report")
    FINANCIAL_MONTHLY = "financial-monthly", _("Monthly financial report")
    FINANCIAL_QUARTERLY = "financial-quarterly", _("Quarterly financial report")
    FINANCIAL_HALF_YEAR = "financial-half-year", _("Six-month financial report")
    FINANCIAL_NINE_MONTH = "financial-nine-month", _("Nine-month financial report")
    FINANCIAL_YEARLY = "financial-yearly", _("Annual financial report")
    BUDGET_FRAMEWORK = "budget-framework", _("Medium-term budget framework")
    BUDGET_DRAFT = "budget-draft", _("Draft budget")
    BUDGET_ADOPTED = "budget-adopted", _("Adopted budget")
    BUDGET_AMENDED = "budget-amended", _("Amended budget")
    AUDIT = "audit", _("Auditor's report")
    PERFORMANCE = "performance", _("Municipal performance report")
    ACCESS = "access", _("Report on access to documents")
    WORK_PLAN = "work-plan", _("Work plan")
    CONSULTATIONS = "consultations", _("Consultation report")


class FigureCategory(TextChoices):
    """Economic categories of Kosovo's municipal budgets; what is none of them is named by its heading."""

    WAGES = "wages", _("Wages and salaries")
    GOODS = "goods", _("Goods and services")
    UTILITIES = "utilities", _("Utility expenses")
    SUBSIDIES = "subsidies", _("Subsidies and transfers")
    CAPITAL = "capital", _("Capital investments")
    RESERVE = "reserve", _("Reserve")
    OTHER_EXPENDITURE = "other-expenditure", _("Other expenditure")
    OWN_REVENUE = "own-revenue", _("Own revenue")
    GRANT = "grant", _("Government grant")
    OTHER_REVENUE = "other-revenue", _("Other revenue")


class MeetingKind(TextChoices):
    REGULAR = "regular", _("Regular meeting")
    EXTRAORDINARY = "extraordinary", _("Extraordinary meeting")
    URGENT = "urgent", _("Urgent meeting")
    SOLEMN = "solemn", _("Solemn session")
    INAUGURAL = "inaugural", _("Inaugural session")
    PUBLIC = "public", _("Public meeting with citizens")
    HEARING = "hearing", _("Budget hearing")


class MeetingState(TextChoices):
    UPCOMING = "upcoming", pgettext_lazy("meeting", "Upcoming")
    TODAY = "today", _("Today")
    HELD = "held", _("Held")


class AttachmentRole(TextChoices):
    MAIN = "main", _("Official text")
    ANNEX = "annex", _("Annex")
    DRAFT = "draft", _("Draft")
    MATERIAL = "material", _("Material for an agenda item")
    MINUTES = "minutes", _("Minutes")
    FORM = "form", _("Form")
    RESULTS = "results", _("Results")
    REPORT = "report", _("Report")
    LEGALITY_LETTER = "legality-letter", _("Confirmation of legality")
