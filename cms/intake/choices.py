from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Operation(TextChoices):
    """What a system asks for. The values stand in the log and in its filters."""

    WHOAMI = "whoami", _("Ask who it is")
    FIND = "find", _("Look for a draft")
    READ = "read", _("Read a draft")
    CREATE = "create", _("Create a draft")
    CHANGE = "change", _("Change a draft")
    TRANSLATE = "translate", _("Create a draft in another language")
    UPLOAD = "upload", _("Upload a document")
    VERSION = "version", _("Upload a new version of a document")
    DOCUMENT = "document", _("Read a document")
