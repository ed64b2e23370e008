from .duties import LanguageDuty
from .exceptions import LanguageException
from .records import RecordLanguages

__all__ = ["LanguageDuty", "LanguageException", "RecordLanguages"]
