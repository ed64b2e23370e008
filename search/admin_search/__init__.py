"""Search backends for modelsearch that stay fast on long lists, and the portal's own reading of words for them.

``analysis``, ``queries``, ``entries``, ``sqlite*``, ``postgres`` and ``backend`` know nothing of this portal and could
live in modelsearch; ``portal`` is ours. docs/adr/0014-admin-search.md says what was wrong and what was measured.
"""
