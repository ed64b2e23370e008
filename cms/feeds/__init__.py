"""Feeds: one description of what is new (``description``), written as Atom, RSS and JSON Feed (``writing``)."""
