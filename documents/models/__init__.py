from .editions import PublicationDocument
from .library import DocumentLibraryPage
from .records import DocumentRecord
from .texts import PageText, Reading, ReadingState, TextSource
from .uses import DocumentUse
from .versions import DocumentVersion

__all__ = [
    "DocumentLibraryPage",
    "DocumentRecord",
    "DocumentUse",
    "DocumentVersion",
    "PageText",
    "PublicationDocument",
    "Reading",
    "ReadingState",
    "TextSource",
]
