from .assignments import Assignment
from .glossary import GlossaryTerm
from .notices import Event, Frequency, MailPreference, Notice

__all__ = ["Assignment", "Event", "Frequency", "GlossaryTerm", "MailPreference", "Notice"]
