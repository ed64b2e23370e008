"""Signatures as Standard Webhooks describes them (https://www.standardwebhooks.com, "Signature scheme").

A secret is not stored. It is made of the subscription's seed and the portal's ``SECRET_KEY``, so that neither a copy of
the database nor one of the configuration signs anything. What ``SECRET_KEY_FALLBACKS`` names signs as well.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils.crypto import salted_hmac

_SALT = "cms.hooks.signing"
PREFIX = "whsec_"


def secret(seed: str) -> str:
    """What the receiver keeps: ``whsec_`` and 32 bytes as Base64."""
    return PREFIX + base64.b64encode(_key(seed, settings.SECRET_KEY)).decode()


def _key(seed: str, portal_key: str) -> bytes:
    return salted_hmac(_SALT, seed, secret=portal_key, algorithm="sha256").digest()


def headers(uid: str, now: datetime, body: bytes, seeds: Iterable[str]) -> dict[str, str]:
    """The three headers; one signature for each valid secret, with spaces between them."""
    stamp = str(int(now.timestamp()))
    signed = f"{uid}.{stamp}.".encode() + body
    keys = [_key(seed, key) for seed in seeds for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    found = [base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode() for key in keys]
    return {
        "webhook-id": uid,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(f"v1,{signature}" for signature in found),
    }
