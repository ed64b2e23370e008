from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    """Values stand in addresses and make the identity of an event: they never change."""

    MEETING = "meeting", _("Meeting")
    DEADLINE = "deadline", _("Deadline of a public call")
    OPENING = "consultation-opens", _("A consultation opens")
    CLOSING = "consultation-closes", _("A consultation closes")
