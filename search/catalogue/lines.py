"""Plain lines of texts and of rich texts."""

import html
import re
from collections.abc import Iterator

_LINE_ENDS = re.compile(r"</(?:p|li|h[1-6]|ul|ol|blockquote)>|<[bh]r\s*/?>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")


def lines(text: str) -> Iterator[str]:
    """The lines of a text that are not empty, each without superfluous spaces."""
    return filter(None, (" ".join(line.split()) for line in text.replace("\0", " ").splitlines()))


def lines_of_html(source: str) -> Iterator[str]:
    """Paragraphs, headings and points of a rich text, each as a line."""
    return lines(html.unescape(_TAGS.sub("", _LINE_ENDS.sub("\n", source.replace("\n", " ")))))
