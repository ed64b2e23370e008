from .duties import LanguageDuty
from .exceptions import LanguageException
from .names import TermName
from .records import RecordLanguages

__all__ = ["LanguageDuty", "LanguageException", "RecordLanguages", "TermName"]
