"""Safe in: nothing reaches the library before its content was looked at.

``check_upload`` is the one door. It decides the format by content, holds no file in memory and runs heavy readers
in a child process with limits.
"""

from .check import check_upload
from .findings import Inspection, UploadWarning

__all__ = ["Inspection", "UploadWarning", "check_upload"]
