"""What a browser would send: the fields of an admin form as it was opened, with some of them filled in."""

from html.parser import HTMLParser

# Stream fields are drawn by a script; an untouched one sends a count of zero.
EMPTY_STREAMS = {f"{name}-count": "0" for name in ("body", "goals", "agenda", "figures", "offices", "channels")}


class _Fields(HTMLParser):
    def __init__(self):
        super().__init__()
        self.values: dict[str, str] = {}
        self._select = self._textarea = None

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        name = named.get("name")
        if tag == "input" and name:
            ticked = named.get("type") not in ("checkbox", "radio") or "checked" in named
            if ticked and named.get("type") not in ("submit", "button", "file"):
                self.values[name] = named.get("value") or ""
        elif tag == "select":
            self._select = name if "multiple" not in named else None
            if self._select:
                self.values.setdefault(name, "")
        elif tag == "option" and self._select and "selected" in named:
            self.values[self._select] = named.get("value") or ""
        elif tag == "textarea" and name:
            self._textarea = name
            self.values[name] = ""

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        if tag == "textarea":
            self._textarea = None

    def handle_data(self, data):
        if self._textarea:
            self.values[self._textarea] += data.removeprefix("\n")


def filled_form(client, address: str, **changes: str) -> dict[str, str]:
    """Open the form at ``address`` and return what it would send after ``changes``."""
    answer = client.get(address)
    assert answer.status_code == 200
    parser = _Fields()
    parser.feed(answer.content.decode())
    return {**EMPTY_STREAMS, **parser.values, **changes}
