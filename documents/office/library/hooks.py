"""Work on many documents in the admin: boards, splitting, bulk upload, spreadsheets. Registered with Wagtail."""
