from wagtail.admin.panels import FieldPanel

# Wagtail's own title panel fills a slug field while the editor types; our addresses are made by the portal, and
# without that field its script stops with an error.
TITLE_PANEL = FieldPanel("title", classname="title")
