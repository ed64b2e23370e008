"""The words in the stored value of a block, without asking the database for what it chooses."""

from collections.abc import Callable, Iterator
from typing import Any

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .lines import lines, lines_of_html

# The name of a chosen row of a model, in the language of the page; empty where it has none for readers.
Name = Callable[[type, int], str]


def words_of(block: blocks.Block, value: Any, name: Name) -> Iterator[str]:
    """Lines in the order of the blocks. Blocks that choose files and pictures have no words of their own."""
    if value in (None, ""):
        return
    for kind, words in _WORDS.items():
        if isinstance(block, kind):
            yield from words(block, value, name)
            return


def _of_stream(block: blocks.StreamBlock, value: Any, name: Name) -> Iterator[str]:
    for child in value:
        if known := block.child_blocks.get(child["type"]):
            yield from words_of(known, child["value"], name)


def _of_struct(block: blocks.StructBlock, value: Any, name: Name) -> Iterator[str]:
    for field, child in block.child_blocks.items():
        yield from words_of(child, value.get(field), name)


def _of_list(block: blocks.ListBlock, value: Any, name: Name) -> Iterator[str]:
    """Lists are stored as items with an id, in old values as bare ones."""
    for item in value:
        is_wrapped = isinstance(item, dict) and item.get("type") == "item" and "value" in item
        yield from words_of(block.child_block, item["value"] if is_wrapped else item, name)


def _of_rich_text(block: blocks.Block, value: Any, name: Name) -> Iterator[str]:
    return lines_of_html(value)


def _of_text(block: blocks.Block, value: Any, name: Name) -> Iterator[str]:
    return lines(value)


def _of_choice(block: SnippetChooserBlock, value: Any, name: Name) -> Iterator[str]:
    return filter(None, [name(block.target_model, value)])


_WORDS: dict[type[blocks.Block], Callable[[Any, Any, Name], Iterator[str]]] = {
    blocks.StreamBlock: _of_stream,
    blocks.StructBlock: _of_struct,
    blocks.ListBlock: _of_list,
    blocks.RichTextBlock: _of_rich_text,
    blocks.CharBlock: _of_text,
    blocks.TextBlock: _of_text,
    blocks.EmailBlock: _of_text,
    SnippetChooserBlock: _of_choice,
}
