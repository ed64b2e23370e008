"""What other apps may want to know of the catalogue. Sent within the transaction that writes it."""

from django.dispatch import Signal

# ``keys``: records that were brought in line with the truth, whether a row of theirs changed or not; ``batch``: their
# public pages with what stands around them (``catalogue.entries.Batch``).
records_refreshed = Signal()

# ``keys``: records of which something may no longer show; they are refreshed later. ``pages``: keys of the pages that
# go, whatever the database says of them; none where files of the records went.
records_withheld = Signal()
