"""Lists and dates of the portal on other sites: a page for a frame, and an element for their own pages."""
