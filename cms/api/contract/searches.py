"""What a search tells beside the records that it found."""

from pydantic import Field

from .parts import Part


class FoundInFile(Part):
    """The page of a document where words stand that the record itself does not have."""

    id: int = Field(description="Of the edition, as in “documents”.")
    title: str
    page: int = Field(description="From 1; 0 where the words stand in what is said of the document.")
    url: str = Field(description="Address of the text of that page, for people.")
    html: str


class Hit(Part):
    """Why a record was found. In ``html`` the words stand in ``<mark>``; all else is escaped."""

    id: int
    html: str
    language: str = Field(description="Language of “html”.")
    file: FoundInFile | None


class Search(Part):
    """``count`` is of records, which may be public in several languages; ``more`` where there are more than that."""

    count: int
    more: bool
    proposals: list[str] = Field(description="Other spellings, where a word stands nowhere.")
    hits: list[Hit] = Field(description="One for each of “items”, in the same order.")


class Count(Part):
    """``count`` holds for all other filters as they are; ``more`` where there are more than that."""

    value: str
    count: int
    more: bool
