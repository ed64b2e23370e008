import unicodedata
from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

FEED_LENGTH = 30


def without_controls(text: str) -> str:
    """Text as XML may hold it: what word processors leave behind in a paste is dropped."""
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) != "Cc")


class RecordFeed(Feed):
    """Atom feed of a listing with the filter of its address. The object is a dict of ``listing`` and ``chosen``."""

    feed_type = Atom1Feed

    def get_object(self, request, listing, chosen):
        self.request = request
        return {"listing": listing, "chosen": chosen}

    def title(self, obj):
        return obj["listing"].title

    def subtitle(self, obj):
        return obj["listing"].search_description

    def link(self, obj):
        query = obj["chosen"].query_string
        address = obj["listing"].get_full_url(self.request)
        return f"{address}?{query}" if query else address

    def feed_url(self, obj):
        query = obj["chosen"].query_string
        address = f"{obj['listing'].get_full_url(self.request)}feed/"
        return f"{address}?{query}" if query else address

    def items(self, obj):
        return obj["chosen"].records[:FEED_LENGTH]

    def item_title(self, item):
        return without_controls(item.title)

    def item_description(self, item):
        return without_controls(item.summary)

    def item_link(self, item):
        return item.get_full_url(self.request)

    def item_guid(self, item):
        return f"urn:uuid:{item.translation_key}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        if item.record_date is None:
            return item.first_published_at
        return timezone.make_aware(datetime.combine(item.record_date, time(12)))

    def item_updateddate(self, item):
        return item.last_published_at

    def item_categories(self, item):
        return [str(item.get_kind_label())]
