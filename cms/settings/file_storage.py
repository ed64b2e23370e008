"""Where files lie and how readers get them: all of it from the one variable ``STORAGE_URL``."""

from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

FORM = "s3://key:secret@endpoint/bucket?region=…&scheme=http&prefix=…&delivery=stream"
DELIVERIES = ("stream", "signed", "public")
_PUBLIC_WORDS = {"public_bucket", "public_address", "public_prefix"}
_WORDS = {"region", "scheme", "prefix", "delivery"} | _PUBLIC_WORDS
_MB = 1024 * 1024


def storages(url: str, media_root: Path | str) -> dict[str, dict]:
    """Return Django's storages: ``default``, where every original lies, and with ``delivery=public`` also ``public``.

    ``public`` holds copies of what everybody may read; it is derived and may be emptied at any time.
    """
    if not url or url.startswith("file:///"):
        location = unquote(url.removeprefix("file://")) or str(media_root)
        backend = "django.core.files.storage.FileSystemStorage"
        return {"default": {"BACKEND": backend, "OPTIONS": {"location": location, "base_url": "/media/"}}}
    address, words = _read(url)
    own = _bucket(address, words, address.path.strip("/"), words.get("prefix", ""))
    if words.get("delivery") != "public":
        return {"default": own}
    copies = _bucket(address, words, words["public_bucket"], words.get("public_prefix", ""))
    own_address = f"{_endpoint(address, words)}/{words['public_bucket']}"
    protocol, _slashes, host = words.get("public_address", own_address).partition("//")
    copies["OPTIONS"] |= {"custom_domain": host.rstrip("/"), "url_protocol": protocol, "querystring_auth": False}
    return {"default": own, "public": copies}


def delivery(url: str) -> str:
    """How a reader gets a public file: ``stream`` (by the portal), ``signed`` (redirected) or ``public`` (a copy)."""
    return _read(url)[1].get("delivery", "stream") if url.startswith("s3://") else "stream"


def _read(url: str) -> tuple[SplitResult, dict[str, str]]:
    """The parts of the address and its words, or a sentence; nothing that may be a secret is repeated."""
    if not url.startswith("s3://"):
        shown = url.split("://")[0] + "://" if "://" in url else url
        raise ImproperlyConfigured(f"STORAGE_URL is “{shown}”, which is not known. Use file:///folder or {FORM}.")
    address = urlsplit(url)
    try:
        known = bool(address.hostname) and address.port != 0
    except ValueError:
        known = False
    if not known:
        raise ImproperlyConfigured(
            f"STORAGE_URL names no endpoint. Use {FORM}; signs such as / in the secret are percent-encoded."
        )
    if not address.path.strip("/"):
        raise ImproperlyConfigured(f"STORAGE_URL names no bucket. Use {FORM}.")
    if "/" in address.path.strip("/"):
        raise ImproperlyConfigured("STORAGE_URL names a folder after the bucket. Name it with &prefix=…")
    words = dict(parse_qsl(address.query, keep_blank_values=True))
    _check_words(address, words)
    return address, words


def _check_words(address: SplitResult, words: dict[str, str]) -> None:
    """Stop with a sentence where a word after the question mark is not known or does not fit the others."""
    how = words.get("delivery", "stream")
    wrong = None
    if unknown := sorted(words.keys() - _WORDS):
        wrong = f"has the word “{unknown[0]}”, which is not known. Use {', '.join(sorted(_WORDS))}."
    elif how not in DELIVERIES:
        wrong = f"has delivery={how}, which is not known. Use {', '.join(DELIVERIES)}."
    elif words.get("scheme", "https") not in ("http", "https"):
        wrong = f"has scheme={words['scheme']}, which is not known. Use http or https."
    elif how != "public" and (useless := sorted(words.keys() & _PUBLIC_WORDS)):
        wrong = f"has {useless[0]}, which is used with delivery=public only. Add that word or remove this one."
    elif how == "public" and not words.get("public_bucket"):
        wrong = "has delivery=public and no public_bucket. Name the bucket that everybody may read."
    elif words.get("public_bucket") == address.path.strip("/"):
        wrong = "names the same bucket twice. The bucket that everybody may read must be another one."
    elif not words.get("public_address", "https://x").startswith(("https://", "http://")):
        wrong = "has a public_address that is no address. Use https://files.example.org"
    if wrong:
        raise ImproperlyConfigured(f"STORAGE_URL {wrong}")


def _endpoint(address: SplitResult, words: dict[str, str]) -> str:
    host = address.netloc.rpartition("@")[2]
    return f"{words.get('scheme', 'https')}://{host}"


def _bucket(address: SplitResult, words: dict[str, str], name: str, prefix: str) -> dict:
    """One bucket. Time-outs are short, since a reader waits; parts are sent one by one, so that memory stays small."""
    from boto3.s3.transfer import TransferConfig
    from botocore.config import Config

    return {
        "BACKEND": "documents.s3.Bucket",
        "OPTIONS": {
            "access_key": address.username and unquote(address.username),
            "secret_key": address.password and unquote(address.password),
            "bucket_name": name,
            "endpoint_url": _endpoint(address, words),
            "region_name": words.get("region", "us-east-1"),
            "location": prefix.strip("/"),
            "file_overwrite": False,
            "default_acl": None,
            # Above this size a file that is read waits on disk. Without it all of it would lie in memory.
            "max_memory_size": 2 * _MB,
            "transfer_config": TransferConfig(
                multipart_threshold=8 * _MB, multipart_chunksize=8 * _MB, use_threads=False
            ),
            "client_config": Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},
                connect_timeout=3,
                read_timeout=20,
                retries={"total_max_attempts": 2, "mode": "standard"},
                # Checksums in a trailer are an extension that many S3 servers do not know.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        },
    }
