"""Facts inside stream fields: dates, amounts, states and chosen terms are shared, texts are not.

Blocks are the same in two languages where they have the same id, which wagtail-localize keeps. Blocks of other ids
were written on their own; nothing of them is touched.
"""

from collections.abc import Iterable

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.snippets.blocks import SnippetChooserBlock

FACT_BLOCKS = (
    blocks.BooleanBlock,
    blocks.ChoiceBlock,
    blocks.DateBlock,
    blocks.DateTimeBlock,
    blocks.DecimalBlock,
    blocks.FloatBlock,
    blocks.IntegerBlock,
    blocks.MultipleChoiceBlock,
    blocks.TimeBlock,
    SnippetChooserBlock,
)


def share_stream(source: StreamValue, target: StreamValue) -> bool:
    """Copy the facts of blocks that are in both; return whether any was different."""
    return _share_items(source, target)


def _share_items(source: Iterable, target: Iterable) -> bool:
    twins = {item.id: item for item in source if item.id}
    changed = [_share_item(twins[item.id], item) for item in target if item.id in twins]
    return any(changed)


def _share_item(source, target) -> bool:
    if type(source.block) is not type(target.block):
        return False
    if not isinstance(target.block, FACT_BLOCKS):
        return _share_value(target.block, source.value, target.value)
    if source.value == target.value:
        return False
    target.value = source.value
    return True


def _share_value(block: blocks.Block, source, target) -> bool:
    if isinstance(block, blocks.StructBlock):
        changed = [_share_member(name, child, source, target) for name, child in block.child_blocks.items()]
        return any(changed)
    if isinstance(block, blocks.StreamBlock):
        return _share_items(source, target)
    if isinstance(block, blocks.ListBlock):
        return _share_items(source.bound_blocks, target.bound_blocks)
    return False


def _share_member(name: str, block: blocks.Block, source, target) -> bool:
    if not isinstance(block, FACT_BLOCKS):
        return _share_value(block, source[name], target[name])
    if source[name] == target[name]:
        return False
    target[name] = source[name]
    return True
