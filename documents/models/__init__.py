from .editions import PublicationDocument
from .records import DocumentRecord
from .texts import PageText, Reading, ReadingState, TextSource
from .uses import DocumentUse
from .versions import DocumentVersion

__all__ = [
    "DocumentRecord",
    "DocumentUse",
    "DocumentVersion",
    "PageText",
    "PublicationDocument",
    "Reading",
    "ReadingState",
    "TextSource",
]
