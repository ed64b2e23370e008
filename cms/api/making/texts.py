"""Streams of blocks as structure and as HTML."""

from collections.abc import Callable

from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

from cms.api.contract import texts
from cms.api.contract.parts import Edition
from cms.templatetags.frames import PAGE_LINK

from .addresses import absolute_in
from .batch import Batch, editions_of, image_of
from .html import html_of


class Writer:
    """Writes the texts of one page: its links lead where readers of its language go."""

    def __init__(self, batch: Batch, language: str):
        self._batch, self._language = batch, language

    def html(self, rich_text) -> str:
        """Rich text as readers get it; a link to a page that is not public is no link."""
        source = getattr(rich_text, "source", rich_text) or ""
        return absolute_in(expand_db_html(PAGE_LINK.sub(self._link, source)))

    def text(self, stream: StreamValue) -> texts.Text:
        blocks = [self._block(block) for block in stream]
        return texts.Text(html="\n".join(filter(None, map(html_of, blocks))), blocks=blocks)

    def _link(self, found) -> str:
        target = self._batch.links.to(int(found[1]), self._language)
        return f'<a href="{target.url}">' if target else "<a>"

    def _block(self, block) -> texts.Block:
        return _WRITERS[block.block_type](self, str(block.id), block.value)

    def _heading(self, key: str, value) -> texts.Block:
        return texts.HeadingBlock(id=key, text=value)

    def _text(self, key: str, value) -> texts.Block:
        return texts.TextBlock(id=key, html=self.html(value))

    def _quote(self, key: str, value) -> texts.Block:
        return texts.QuoteBlock(id=key, text=value["text"], attribution=value["attribution"] or "")

    def _callout(self, key: str, value) -> texts.Block:
        return texts.CalloutBlock(id=key, title=value["title"] or "", html=self.html(value["text"]))

    def _image(self, key: str, value) -> texts.Block:
        words = {name: value[name] or "" for name in ("alt_text", "caption")}
        return texts.ImageBlock(id=key, image=image_of(value["image"]), **words)

    def _video(self, key: str, value) -> texts.Block:
        return texts.VideoBlock(id=key, title=value["title"], url=value["url"])

    def _document(self, key: str, value) -> texts.Block:
        editions: list[Edition] = editions_of(value.record.open_editions) if value else []
        return texts.DocumentBlock(id=key, key=value.record.key if editions else None, editions=editions)

    def _linked(self, key: str, value) -> texts.Block:
        return texts.LinkBlock(id=key, label=value["label"], url=value["url"])


_WRITERS: dict[str, Callable[[Writer, str, object], texts.Block]] = {
    "heading": Writer._heading,
    "text": Writer._text,
    "quote": Writer._quote,
    "callout": Writer._callout,
    "image": Writer._image,
    "video": Writer._video,
    "document": Writer._document,
    "link": Writer._linked,
}
