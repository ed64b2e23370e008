"""The description of the portal's search for browsers (OpenSearch 1.1 Draft 6, github.com/dewitt/opensearch).

``ShortName`` has at most 16 signs, ``Description`` 1024, ``LongName`` 48, and none of them markup.
"""

from io import StringIO

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from cms.cyrillic.letters import Letters
from cms.feeds.description import without_controls
from cms.feeds.writing import FORMS

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
MEDIA_TYPE = "application/opensearchdescription+xml"
SUGGESTIONS = "application/x-suggestions+json"
SHORTEST, LONGEST = 16, 48
# Letters of words such as the Albanian article “e”.
PARTICLE = 2


def description(municipality: str, email: str, letters: Letters) -> str:
    """The search in the active language and the letters of the answer."""
    text = StringIO()
    xml = SimplerXMLGenerator(text, "utf-8")
    xml.startDocument()
    xml.startElement("OpenSearchDescription", {"xmlns": NAMESPACE})
    name = letters.text(without_controls(municipality))
    xml.addQuickElement("ShortName", _short(name))
    about = _("Acts, notices, meetings and files of the municipality: %(municipality)s")
    xml.addQuickElement("Description", letters.text(without_controls(about % {"municipality": municipality})))
    for media_type, address, relation in _templates(letters):
        xml.addQuickElement("Url", None, {"type": media_type, "rel": relation, "template": address})
    if email:
        xml.addQuickElement("Contact", email)
    xml.addQuickElement("LongName", name[:LONGEST])
    icon = {"type": "image/svg+xml", "width": "16", "height": "16"}
    xml.addQuickElement("Image", letters.address(static("cms/icon.svg")), icon)
    xml.addQuickElement("Language", letters.tag(get_language()))
    for code in settings.PUBLIC_LANGUAGES:
        if code != get_language():
            xml.addQuickElement("Language", letters.tag(code))
    for name in ("InputEncoding", "OutputEncoding"):
        xml.addQuickElement(name, "UTF-8")
    xml.endElement("OpenSearchDescription")
    return text.getvalue()


def _short(name: str) -> str:
    """The last words that fit, which tell one municipality from another.

    Behind an Albanian article they stand in a case of their own, so that the first word stays as its letter: “K. e
    Ahishtës”, where “Ahishtës” alone would be “of Ahishtë”.
    """
    words = name.split()
    if len(words) > 2 and len(words[1]) <= PARTICLE:
        for kept in (words, [f"{words[0][0]}.", *words[1:]], [f"{words[0][0]}.", *words[2:]]):
            if len(" ".join(kept)) <= SHORTEST:
                return " ".join(kept)
    while words and (len(" ".join(words)) > SHORTEST or (len(words) > 1 and len(words[0]) <= PARTICLE)):
        del words[0]
    return " ".join(words) or name[:SHORTEST]


def _templates(letters: Letters) -> list[tuple[str, str, str]]:
    """(media type, template, relation) of the page, the feeds, the suggestions and the description itself."""
    words = "q={searchTerms}"
    feed = reverse("search_feed")
    feeds = [(form.media_type, f"{feed}{form.part}?{words}", "results") for form in FORMS.values()]
    every = [
        ("text/html", f"{reverse('search')}?{words}", "results"),
        *feeds,
        (SUGGESTIONS, f"{reverse('search_suggestions')}?format=opensearch&{words}", "suggestions"),
        (MEDIA_TYPE, reverse("opensearch"), "self"),
    ]
    return [(media_type, _template(address, letters), relation) for media_type, address, relation in every]


def _template(address: str, letters: Letters) -> str:
    """The full address; the braces of the parameter stay."""
    return letters.address(address).replace("%7B", "{").replace("%7D", "}")
