"""What other apps may want to know of documents."""

from django.dispatch import Signal

# ``records``: keys of document records of which the editions, or who may see them, may have changed. Sent within the
# transaction, also where rows were written without being saved one by one.
records_touched = Signal()

# The same for records of which readers may no longer see an edition that they could see before.
records_hidden = Signal()
