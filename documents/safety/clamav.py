"""Virus scanning by a ClamAV daemon over its socket (protocol: clamd(8), INSTREAM).

Off while ``CLAMAV_SOCKET`` is empty. It fails closed: without an answer the upload is refused, unless
``CLAMAV_REQUIRED`` is False. ``CLAMAV_TIMEOUT`` is the seconds to wait for each step, the verdict included.
"""

import logging
import socket
import struct
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from .findings import UploadWarning, refusal
from .pieces import pieces

logger = logging.getLogger(__name__)

_LONGEST_REPLY = 4096


class NoVerdict(Exception):
    """The daemon did not say whether the file is clean; ``too_large`` where it takes no file of this size."""

    def __init__(self, message: str, *, too_large: bool = False) -> None:
        super().__init__(message)
        self.too_large = too_large


def scan(file: BinaryIO) -> UploadWarning | None:
    """Return None for a clean file. Raise ValidationError for a virus.

    Without a verdict raise ValidationError where scanning is required, else return a warning.
    """
    address = getattr(settings, "CLAMAV_SOCKET", "")
    if not address:
        return None
    try:
        signature = _signature(_reply(file, address))
    except (OSError, NoVerdict) as error:
        logger.exception("No verdict from ClamAV", extra={"event": "clamav_no_verdict"})
        return _without_verdict(too_large=getattr(error, "too_large", False))
    if signature:
        logger.warning("Virus refused: %s", signature, extra={"event": "clamav_virus"})
        raise refusal(
            "virus",
            _("The virus scanner found “%(signature)s” in the file. Do not open it; tell the administrator.")
            % {"signature": signature},
        )
    return None


def _without_verdict(*, too_large: bool) -> UploadWarning | None:
    if getattr(settings, "CLAMAV_REQUIRED", True):
        if too_large:
            raise refusal(
                "not_scanned",
                _("The file is larger than the virus scanner takes. Make it smaller, or tell the administrator."),
            )
        raise refusal(
            "not_scanned",
            _("The virus scanner does not answer, so the file was refused. Try again later or tell the administrator."),
        )
    return UploadWarning("not_scanned", _("The file was not scanned for viruses, because the scanner did not answer."))


def _reply(file: BinaryIO, address: str) -> str:
    with _connect(address) as connection:
        try:
            connection.sendall(b"zINSTREAM\0")
            for piece in pieces(file):
                connection.sendall(struct.pack(">I", len(piece)) + piece)
            connection.sendall(struct.pack(">I", 0))
        except (BrokenPipeError, ConnectionResetError):
            # The daemon hangs up on a file that is too large, and has said so.
            return _read(connection)
        return _read(connection)


def _read(connection: socket.socket) -> str:
    reply = b""
    while not reply.endswith(b"\0") and len(reply) < _LONGEST_REPLY:
        received = connection.recv(_LONGEST_REPLY)
        if not received:
            break
        reply += received
    return reply.rstrip(b"\0\n").decode("utf-8", "replace")


def _signature(reply: str) -> str:
    """The name of the virus, or nothing for a clean file. Raise NoVerdict for any other answer."""
    _stream, _colon, verdict = reply.partition(": ")
    if verdict == "OK":
        return ""
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")
    raise NoVerdict(reply or "no answer", too_large="size limit exceeded" in reply)


def _connect(address: str) -> socket.socket:
    parts = urlsplit(address)
    timeout = getattr(settings, "CLAMAV_TIMEOUT", 60)
    if parts.scheme == "tcp" and parts.hostname:
        return socket.create_connection((parts.hostname, parts.port or 3310), timeout=timeout)
    if parts.scheme == "unix" and parts.path:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.settimeout(timeout)
            connection.connect(parts.path)
        except OSError:
            connection.close()
            raise
        return connection
    raise ImproperlyConfigured("CLAMAV_SOCKET must look like unix:///run/clamav/clamd.ctl or tcp://host:3310.")
