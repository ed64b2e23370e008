"""What the text of a file says about it: its language, dates, numbers, title, kind and body, and personal data.

Pure functions over ``pages: Sequence[str]``, the text of every page with page 1 first. Every place is a page counted
from 1 and a range of characters in the text of that page. Nothing here decides: a person confirms each proposal.
"""
