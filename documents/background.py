"""Reading documents in a process of its own, where no worker runs.

A process that is reading looks for more after it let go of the lock, so nothing is left waiting.
"""

from cms.processes import Alone

_reading = Alone("reading.lock", "process_documents", "--background")
start, only_one = _reading.start, _reading.only_one
