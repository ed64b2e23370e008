"""The office's work on one document: its form, versions, withdrawing, deleting, its text and what stands in it."""
