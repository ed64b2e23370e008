import re
from collections.abc import Iterator
from pathlib import Path

from documents.engines.base import Engine
from documents.engines.plain import encoding_of

_UNSEEN = ["script", "style", "template", "noscript", "head", "iframe", "object", "svg"]
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINES = """address article aside blockquote body br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5
    h6 header hr li main nav ol p pre section table tbody thead tfoot tr ul""".split()  # noqa: SIM905


class HtmlEngine(Engine):
    """Saved web pages: the text a reader sees, without scripts, styles and hidden parts, as one page."""

    name = "beautifulsoup"
    extensions = ("html", "htm")
    needs = "bs4"

    def pages(self, path: Path) -> Iterator[str]:
        from bs4 import BeautifulSoup
        from bs4.dammit import EncodingDetector

        data = path.read_bytes()
        declared = EncodingDetector.find_declared_encoding(data, is_html=True)
        guessed = encoding_of(data)
        # Valid UTF-8 is UTF-8, whatever the page says of itself.
        soup = BeautifulSoup(data, "lxml", from_encoding=guessed if guessed.startswith("utf") else declared or guessed)
        if b"\0" in data and not guessed.startswith("utf-16"):
            raise ValueError("The file is not a web page.")
        yield _visible(soup)


def _visible(soup) -> str:
    for tag in soup(_UNSEEN):
        tag.decompose()
    for tag in [*soup.find_all(hidden=True), *soup.find_all(style=_HIDDEN)]:
        tag.extract()
    for text in soup.find_all(string=True):
        # Comments, doctypes and the like are subclasses.
        if type(text).__name__ != "NavigableString":
            text.extract()
        elif not text.find_parent("pre"):
            text.replace_with(re.sub(r"\s+", " ", text))
    for cell in soup(["td", "th"]):
        # A cell of a table, not one that holds half a page, as old sites were built.
        if len(cell.find_all(_LINES)) <= 1:
            cell.string = " ".join(cell.get_text(" ").split())
        cell.append("\t")
    for tag in soup(_LINES):
        tag.insert_before("\n")
        tag.append("\n")
    return re.sub(r"\s*\n\s*", "\n", soup.get_text())
