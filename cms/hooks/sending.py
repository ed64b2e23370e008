"""One message over HTTP, to the machine that was looked at and to no other."""

import http.client
import ssl
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

from django.conf import settings
from django.utils.translation import gettext as _

from .safety.addresses import Refused, Resolver, Target, machines_of, resolve, target_of
from .safety.wire import TooLate, TooMuch, Wire

# An answer says yes or no with its first line: its headers are read up to here, and its text is not read at all.
MOST_ANSWER = 64 * 1024
AGENT = "Komuna-Webhooks/1"


@cache
def tls() -> ssl.SSLContext:
    """The certificates that the machine trusts; reading them takes longer than sending."""
    return ssl.create_default_context()


@dataclass(frozen=True)
class Outcome:
    """``status`` is None where no answer came. ``reason`` is a sentence, empty where the message was taken."""

    status: int | None
    reason: str = ""

    @property
    def taken(self) -> bool:
        return not self.reason

    @property
    def never_again(self) -> bool:
        """The receiver says that nobody is there any more (Standard Webhooks asks to stop at 410)."""
        return self.status == HTTPStatus.GONE


def post(url: str, body: bytes, headers: dict[str, str], resolver: Resolver = resolve) -> Outcome:
    """Send ``body`` as JSON; never raises for what the other side does.

    The name is resolved once, and the connection goes to that machine: a name that means another machine a moment later
    leads nowhere. No redirect is followed, no proxy of the environment asked.
    """
    try:
        target = target_of(url)
        wire = Wire(machines_of(target, resolver), target.port, settings.WEBHOOK_SECONDS, MOST_ANSWER)
    except Refused as error:
        return Outcome(None, str(error))
    except TimeoutError:
        return Outcome(None, _late())
    except OSError as error:
        return Outcome(None, _("The server cannot be reached: %(error)s.") % {"error": _short(error)})
    try:
        return _answer(_ask(wire, target, body, headers))
    finally:
        wire.end()


def _ask(wire: Wire, target: Target, body: bytes, headers: dict[str, str]) -> Outcome:
    try:
        if target.scheme == "https":
            wire.encrypt(target.host, tls())
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = wire
        connection.putrequest("POST", target.path, skip_host=True, skip_accept_encoding=True)
        for name, value in _all(headers, target, body).items():
            connection.putheader(name, value)
        connection.endheaders(body)
        with connection.getresponse() as answer:
            return Outcome(answer.status)
    except TooMuch:
        return Outcome(None, _("The answer is too long. It needs no text at all."))
    except (TooLate, TimeoutError):
        return Outcome(None, _late())
    except ssl.SSLCertVerificationError as error:
        sentence = _("The certificate of the server is not valid: %(error)s.")
        return Outcome(None, sentence % {"error": _printable(error.verify_message)})
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Outcome(None, _("The server did not answer as a web server does: %(error)s.") % {"error": _short(error)})


def _all(headers: dict[str, str], target: Target, body: bytes) -> dict[str, str]:
    return {
        "Host": target.authority,
        "User-Agent": AGENT,
        "Accept": "*/*",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }


def _answer(outcome: Outcome) -> Outcome:
    if outcome.reason or outcome.status is None:
        return outcome
    if HTTPStatus.OK <= outcome.status < HTTPStatus.MULTIPLE_CHOICES:
        return outcome
    if HTTPStatus.MULTIPLE_CHOICES <= outcome.status < HTTPStatus.BAD_REQUEST:
        sentence = _("The server sends elsewhere (%(status)s), and redirects are not followed. Enter the new address.")
        return Outcome(outcome.status, sentence % {"status": outcome.status})
    return Outcome(outcome.status, _("The server answered %(status)s.") % {"status": outcome.status})


def _late() -> str:
    return _("The server did not answer within %(n)d seconds.") % {"n": settings.WEBHOOK_SECONDS}


def _short(error: Exception) -> str:
    return _printable(getattr(error, "strerror", None) or str(error) or type(error).__name__)


def _printable(text: str) -> str:
    """What the other side sent may hold any sign; databases and pages cannot."""
    return "".join(sign if sign.isprintable() else "?" for sign in text[:200])
