"""Words of the catalogue. Families stand in addresses and in the index; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Family(TextChoices):
    """What kind of page a record is. The nine record families are named like their models in ``pages``."""

    NEWS = "news", _("News")
    NOTICE = "notice", _("Notices")
    CALL = "call", _("Public calls")
    ACT = "act", _("Acts")
    CONSULTATION = "consultation", _("Consultations")
    STRATEGY = "strategy", _("Strategies")
    REPORT = "report", _("Reports")
    MEETING = "meeting", _("Meetings")
    BULLETIN = "bulletin", _("Bulletins")
    BODY = "body", _("Bodies")
    PAGE = "page", _("Pages")
    SECTION = "section", _("Sections")


class State(TextChoices):
    """Where a record with a period stands on a day. Each family has its own words for the three."""

    BEFORE = "upcoming", _("Upcoming")
    DURING = "current", _("Current")
    AFTER = "past", _("Past")
