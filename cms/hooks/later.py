"""Sending begins behind the commit, and once for whatever a transaction wrote."""

from cms.later import AfterCommit

from . import tasks


def _start(**groups) -> None:
    tasks.start()


_later = AfterCommit(_start)


def start() -> None:
    _later(messages=[True])
