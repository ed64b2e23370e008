"""What an HTML parser finds in a page, without the words that people read and the addresses that lead on."""

from html.parser import HTMLParser

_CHANGES = frozenset(
    [
        "title",
        "alt",
        "placeholder",
        "aria-label",
        "label",
        "summary",
        "content",
        "value",
        "lang",
        "href",
        "action",
        "data-suggestions",
        "data-count",
    ]
)


class _Structure(HTMLParser):
    def __init__(self, html: str):
        super().__init__(convert_charrefs=False)
        self.found: list = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, [(name, None if name in _CHANGES else value) for name, value in attrs]))

    def handle_endtag(self, tag):
        self.found.append(f"/{tag}")

    def handle_comment(self, data):
        self.found.append(f"<!--{data}")

    def handle_entityref(self, name):
        self.found.append(f"&{name}")

    def handle_charref(self, name):
        self.found.append(f"&#{name}")


def structure(html: str) -> list:
    """Tags with their attributes, comments and entities, in the order of the page."""
    return _Structure(html).found
