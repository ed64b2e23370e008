from .documents import DocumentBlock
from .links import LinkBlock
from .media import CaptionedImageBlock, VideoLinkBlock
from .streams import BodyStreamBlock
from .text import CalloutBlock, HeadingBlock, QuoteBlock, RichTextBlock

__all__ = [
    "BodyStreamBlock",
    "CalloutBlock",
    "CaptionedImageBlock",
    "DocumentBlock",
    "HeadingBlock",
    "LinkBlock",
    "QuoteBlock",
    "RichTextBlock",
    "VideoLinkBlock",
]
