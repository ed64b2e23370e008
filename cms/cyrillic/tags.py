"""Single HTML tags: what people read in their attributes, where their links lead, and which script they ask for."""

import re
from collections.abc import Callable

from .addresses import Addresses

# What people read of an element that stands in an attribute.
_READ = "title|alt|placeholder|aria-label|aria-description|aria-roledescription|label|summary|data-count|data-language"
_READ_NAMES = frozenset(_READ.split("|"))
_LINKS = frozenset(["href", "action", "formaction", "data-suggestions"])
_OTHERS = "hreflang|lang|xml:lang|translate|data-script|href|action|formaction|data-suggestions|value|content"
# A tag without any of these leaves as it came.
_TOUCHED = re.compile(rf"\s({_READ}|{_OTHERS})\s*=", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'/])(?P<name>[^\s"'<>/=]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>=]+))"""
)
_LINK = re.compile(r'(?<=\shref=")[^"]*')
# The link of a list: nothing but where it leads.
_MERE_LINK = re.compile(r'<a href="([^"]*)">')
NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
# Their content is no markup and not for people, or is what somebody typed.
RAW = frozenset("script style textarea xmp iframe noembed noframes plaintext".split())  # noqa: SIM905
EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
# Their content is kept as it is: words that an editor marked, and what is typed letter by letter.
_KEPT = frozenset("abbr code kbd samp var math".split())  # noqa: SIM905
_META = frozenset(
    "description og:title og:description og:site_name og:image:alt twitter:title twitter:description".split()  # noqa: SIM905
) | {"article:section", "dcterms.title", "dcterms.creator", "dcterms.publisher"}
_SERBIAN = re.compile(r"(?P<start>sr)(?:-latn)?(?P<region>(?:-(?:[a-z]{2}|[0-9]{3}))?)", re.IGNORECASE)

Text = Callable[[str], str]


def name_of(tag: str) -> str:
    return NAME.match(tag)[1].lower()


def touched(tag: str) -> list[str]:
    """The names of the attributes that may matter, in the order of the tag."""
    return _TOUCHED.findall(tag)


def is_plain(tag: str, name: str) -> bool:
    """Whether a tag can be passed on without a look: it says nothing, leads nowhere and begins no other text."""
    return tag[1] == "/" or not (name in RAW or name in _KEPT or _TOUCHED.search(tag))


def attributes(tag: str) -> dict[str, str]:
    """The attributes with a value by small names; the first of a name counts."""
    found = [(each["name"].lower(), each[each.lastgroup]) for each in _ATTRIBUTE.finditer(tag)]
    return dict(reversed(found))


def _is_latin(language: str) -> bool:
    """Whether a value of ``lang`` is Serbian as it is stored: ``sr``, ``sr-Latn``, ``sr-RS``."""
    return bool(_SERBIAN.fullmatch(language))


def mark(name: str, given: dict[str, str]) -> bool | None:
    """Whether an element's own marks keep its texts Latin (True) or make them Serbian again (False); None without."""
    translated = given.get("translate", "").lower()
    if name in _KEPT or translated == "no" or given.get("data-script", "").lower() == "keep":
        return True
    language = given.get("lang", given.get("xml:lang", ""))
    if not language:
        return False if translated == "yes" else None
    # A link to the Latin twin of a page is named in Latin letters.
    return not (_is_latin(language) and not _is_latin(given.get("hreflang", "")))


def mere_link(tag: str, addresses: Addresses | None) -> str | None:
    """The tag of a link without any other attribute, leading to the other tree; None for any other tag."""
    found = _MERE_LINK.fullmatch(tag)
    return found and (f'<a href="{addresses.cyrillic(found[1])}">' if addresses else tag)


def with_link(tag: str, addresses: Addresses | None) -> str:
    """A tag whose only attribute of interest is ``href``, in double quotes."""
    return _LINK.sub(lambda found: addresses.cyrillic(found.group()), tag, count=1) if addresses else tag


def with_attributes(tag: str, name: str, given: dict[str, str], keeps: bool, text: Text, to: Addresses | None) -> str:
    """The tag with its links and, unless its element ``keeps`` its letters, with its texts converted."""
    latin_twin = _is_latin(given.get("hreflang", ""))

    def attribute(found: re.Match) -> str:
        own, value = found["name"].lower(), found[found.lastgroup]
        if own in _LINKS or (own == "value" and given.get("type", "").lower() == "hidden"):
            changed = value if latin_twin or to is None else to.cyrillic(value)
        elif own in ("lang", "xml:lang"):
            changed = value if latin_twin or not _is_latin(value) else _SERBIAN.sub(r"\g<start>-Cyrl\g<region>", value)
        else:
            changed = text(value) if not keeps and _is_read(name, own, given) else value
        start, end = found.start(found.lastgroup) - found.start(), found.end(found.lastgroup) - found.start()
        return found.group() if changed == value else found.group()[:start] + changed + found.group()[end:]

    return _ATTRIBUTE.sub(attribute, tag)


def _is_read(tag: str, name: str, given: dict[str, str]) -> bool:
    """Whether people read this attribute of this element."""
    if name == "value":
        return tag == "input" and given.get("type", "").lower() in ("submit", "button", "reset")
    if name == "content":
        return tag == "meta" and (given.get("name") or given.get("property", "")).lower() in _META
    return name in _READ_NAMES
