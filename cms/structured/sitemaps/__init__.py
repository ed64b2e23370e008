"""The site map (https://www.sitemaps.org/protocol.html): an index of parts, each a fixed range of keys.

A part is found by its keys, so that the last one costs as much as the first, and a page stays in its part for ever.
"""
