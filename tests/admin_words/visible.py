"""What a person sees or hears of a screen: texts, names of controls, and what scripts will show of their values."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree, html

# Names of controls; of a button and of a line of text, its value as well.
ATTRIBUTES = {"title", "placeholder", "aria-label", "alt", "aria-description", "aria-roledescription", "aria-valuetext"}
LABELS = {("option", "label"), ("optgroup", "label")}
READ = {"submit", "button", "reset", "text"}
# Filled in by a script, or names of classes.
HIDDEN_COUNTER = ".//*[@data-side-panel-toggle-counter]"
UNSEEN = ("script", "style", "svg", "noscript", "code", "pre")
# Zones of time have the names that computers give them.
COMPUTERS_NAMES = ".//select[contains(@name, 'time_zone')]"
# Values for scripts that are names of things, not words: actions, classes, addresses.
_CODED = re.compile(
    r"-(?:action|controller|target|class|classes|selector|url|href|event|events|name|id|attr)(?:-value)?$"
)
# One word as a sentence would begin with it, or several words that are no code.
_SAID = re.compile(
    r"(?!w-|\d+px)(?:[^\W\d_a-z][^\W\d_A-Z]+$|(?=.*[^\W\d_]{2})[^\s<>{}=;#$]+(?: [^<>{}=;#$]+)+$)", re.DOTALL
)


def texts(content: str, kind: str = "text/html") -> Iterator[str]:
    """Every text of an answer of the admin, an HTML page or the JSON that a dialog is made from."""
    if "json" in kind:
        yield from _of_value(json.loads(content))
    elif content.strip():
        yield from _of_tree(html.fromstring(content))


def _of_tree(tree) -> Iterator[str]:
    for script in tree.iterfind(".//script"):
        if "json" in (script.get("type") or ""):
            yield from _of_data(script.text or "null")
    etree.strip_elements(tree, *UNSEEN, with_tail=False)
    for element in [*tree.xpath(COMPUTERS_NAMES), *tree.xpath(HIDDEN_COUNTER)]:
        element.clear(keep_tail=True)
    for element in tree.iter():
        if isinstance(element.tag, str):
            if element.text:
                yield element.text
            yield from _of_attributes(element)
        if element.tail:
            yield element.tail


def _of_attributes(element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name in ATTRIBUTES or (element.tag, name) in LABELS or _is_read(element, name):
            yield value
        elif name.startswith("data-") and len(value) > 1 and not _CODED.search(name):
            yield from _of_data(value)


def _is_read(element, name: str) -> bool:
    return name == "value" and element.tag == "input" and element.get("type") in READ


@lru_cache(maxsize=10_000)
def _of_data(value: str) -> tuple[str, ...]:
    if value[:1] in ("{", "["):
        try:
            return tuple(_of_value(json.loads(value)))
        except ValueError:
            return ()
    return tuple(_of_value(value))


def _of_value(value) -> Iterator[str]:
    """Texts of a value of JSON: what reads as one, and those of HTML in it."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in ("_type", "_id", "_ref"):
                yield from _of_value(part)
    elif isinstance(value, list):
        for part in value:
            yield from _of_value(part)
    elif isinstance(value, str):
        if "</" in value or "<input" in value:
            yield from _of_tree(html.fragment_fromstring(value, create_parent="div"))
        elif _SAID.match(value):
            yield value
