"""The list of all documents in the admin, in place of Wagtail's own."""
