"""The portal's own log names no token: whoever reads it must not read a draft for the minutes that are left."""

import logging
import re

_TOKEN = re.compile(r"(/previews/)[^/?#\s]+")


class WithoutTokens(logging.Filter):
    """For loggers whose arguments are paths, such as ``django.request``."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_TOKEN.sub(r"\1…", arg) if isinstance(arg, str) else arg for arg in record.args)
        return True
