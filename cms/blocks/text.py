from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# The words that stay in Latin letters on Cyrillic pages (cms/cyrillic/wagtail_hooks.py).
KEEP_SCRIPT = "keep-script"
FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link", "hr", KEEP_SCRIPT]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class RichTextBlock(blocks.RichTextBlock):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"features": FEATURES} | kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/rich_text.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class CalloutBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False)
    text = RichTextBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Important box")
        template = "blocks/callout.html"
