from wagtail import blocks

from .documents import DocumentBlock
from .links import LinkBlock
from .media import CaptionedImageBlock, VideoLinkBlock
from .text import CalloutBlock, HeadingBlock, QuoteBlock, RichTextBlock


class BodyStreamBlock(blocks.StreamBlock):
    """The one composed stream of all page types. Every block can be translated by wagtail-localize."""

    heading = HeadingBlock()
    text = RichTextBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    image = CaptionedImageBlock()
    video = VideoLinkBlock()
    document = DocumentBlock()
    link = LinkBlock()
