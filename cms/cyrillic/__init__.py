"""Serbian in Cyrillic, made from the stored Latin text at delivery (docs/adr/0015-cyrillic-at-delivery.md).

``cms.cyrillic.text``, ``markup`` and ``words`` are a library: they know neither requests nor pages.
"""
