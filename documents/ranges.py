"""Ranges of bytes in a request (RFC 9110, section 14)."""

import re

_ONE_RANGE = re.compile(r"bytes\s*=\s*(\d{0,19})-(\d{0,19})\s*", re.IGNORECASE)


class Unsatisfiable(Exception):
    """The part that was asked for lies behind the end of the file."""


def asked_range(header: str, size: int) -> tuple[int, int] | None:
    """Return first byte and length of the part that is asked for; None where the whole file is to be sent.

    A header that is malformed or names several parts is answered by the whole file, as the standard allows.
    """
    match = _ONE_RANGE.fullmatch(header.strip())
    if match is None or match[1] == match[2] == "":
        return None
    if match[1] == "":
        first, last = max(0, size - int(match[2])), size - 1
    else:
        first = int(match[1])
        last = min(int(match[2]) if match[2] else size - 1, size - 1)
        if match[2] and int(match[2]) < first:
            return None
    if first >= size or last < first:
        raise Unsatisfiable
    return first, last - first + 1
