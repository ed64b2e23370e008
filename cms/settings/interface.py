"""The interface for other sites and systems: who may read it from a browser, and how often one client may ask."""

from .env import env

# Questions that one client address may ask in a minute, answers from its own copy (304) included; 0 counts nothing.
API_REQUESTS_A_MINUTE = env.int("API_REQUESTS_A_MINUTE", default=600)
# How many proxies stand before the portal, each of which appends to X-Forwarded-For the address that asked it. With 0
# that header is not read: anybody could write it.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# Pages of all sites may read what everybody may read: without credentials, by reading methods, and at these
# addresses alone, which are not those of systems that write, of the admin or of forms: the interface, open data, the
# script for lists, and below a language feeds, calendars and frames. A token never gets through: no header that could
# carry one is allowed.
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_CREDENTIALS = False
_READ = (
    r"api/(?!v1/(?:whoami|drafts|uploads|previews)/)",
    r"data/",
    r"embed/1/komuna-list\.js\Z",
    r"[a-z]{2}(?:-[a-z]{4})?/(?:[\w-]+/)*(?:feed/(?:rss/|json/)?|calendar\.ics)\Z",
    r"[a-z]{2}(?:-[a-z]{4})?/embed/(?:list|calendar)/\Z",
)
CORS_URLS_REGEX = rf"^/(?:{'|'.join(_READ)})"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "accept-language", "content-language", "if-modified-since", "if-none-match"]
CORS_EXPOSE_HEADERS = [
    "ETag",
    "Last-Modified",
    "Link",
    "Content-Disposition",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
]


def counting(cache: dict) -> dict:
    """The cache settings for counters: the portal's own server, or a memory of their own in the process.

    Apart from the portal's cache, so that many clients never push out what pages need. In the memory of a process each
    process counts for itself, and forgets the clients that asked longest ago beyond these.
    """
    if cache["BACKEND"].endswith("LocMemCache"):
        return cache | {"LOCATION": "counters", "OPTIONS": {"MAX_ENTRIES": 10_000}}
    return cache | {"KEY_PREFIX": "counters"}
