from dataclasses import dataclass, field
from uuid import UUID

from cms.parity.states import Version


@dataclass
class Facts:
    """What is known of one record. ``hidden`` means that readers may not see it, so that it has no duty.

    ``dated`` is False for what has no day of publication (taxonomy): its duty holds at once.
    """

    key: UUID
    kind: str
    detail: str = ""
    body: int | None = None
    hidden: bool = False
    dated: bool = True
    versions: dict[str, Version] = field(default_factory=dict)
