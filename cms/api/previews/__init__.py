"""Drafts for the office's own front end: the same contract as public records, and nothing of it is kept."""
