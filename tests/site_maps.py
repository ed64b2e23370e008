"""The site map as robots read it: from its index, held against the rules of https://www.sitemaps.org/protocol.html."""

import re

from lxml import etree

from cms.structured.sitemaps.sections import RANGE

# The protocol's own schema in the terms of RELAX NG, with the elements that Google adds; all else is refused.
_W3C_DATETIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+\-]\d\d:\d\d)"
_RULES = etree.RelaxNG(
    etree.fromstring(f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"
  ns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <start><choice>
    <element name="sitemapindex"><oneOrMore><element name="sitemap"><ref name="place"/></element></oneOrMore></element>
    <element name="urlset"><oneOrMore><element name="url">
      <ref name="place"/>
      <zeroOrMore><element name="link" ns="http://www.w3.org/1999/xhtml">
        <attribute name="rel" ns=""><value>alternate</value></attribute>
        <attribute name="hreflang" ns=""><data type="language"/></attribute>
        <attribute name="href" ns=""><ref name="address"/></attribute>
      </element></zeroOrMore>
      <zeroOrMore><element name="image" ns="http://www.google.com/schemas/sitemap-image/1.1">
        <element name="loc"><ref name="address"/></element>
      </element></zeroOrMore>
    </element></oneOrMore></element>
  </choice></start>
  <define name="place">
    <element name="loc"><ref name="address"/></element>
    <optional><element name="lastmod">
      <data type="dateTime"><param name="pattern">{_W3C_DATETIME}</param></data>
    </element></optional>
  </define>
  <define name="address"><data type="anyURI"><param name="minLength">12</param><param name="maxLength">2048</param>
    <param name="pattern">https?://.*</param></data></define>
</grammar>""")
)
_MOST_URLS, _MOST_BYTES = 50_000, 52_428_800


def site_maps(client) -> str:
    """The index with its parts, as one text; each keeps to the protocol."""
    index = _checked(client.get("/sitemap.xml"))
    parts = re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", index)
    return index + "".join(_checked(client.get(part)) for part in parts)


def part_of(section: str, key: int) -> str:
    """The address of the part in which a page or edition is."""
    return f"/sitemap-{section}-{key // RANGE}.xml"


def _checked(answer) -> str:
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    tree = etree.fromstring(answer.content)
    # An index without parts is none by the protocol: a portal without pages has nothing to tell.
    if len(tree):
        _RULES.assertValid(tree)
    assert len(tree) <= _MOST_URLS
    assert len(answer.content) <= _MOST_BYTES
    return answer.content.decode()
