"""The measure itself: what it takes for English, and what it sees of a page."""
