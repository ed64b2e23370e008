"""Editing a document in the admin: versions, withdrawing, the reading of its text. Registered with Wagtail."""
