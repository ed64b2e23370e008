"""The graph of a page, of what the public interface says of it and what the portal says of itself."""

from cms.models import PortalSettings

from . import site
from .facts import Facts
from .kinds import things
from .pictures import Picture
from .vocabulary import Node, document


def graph_of(facts: Facts, portal: PortalSettings, arms: Picture | None, steps: list[tuple[str, str]]) -> Node:
    """``steps`` are title and absolute address of the pages above, where they are known."""
    name = site.in_language(portal.municipality, facts.language)
    about = things(facts, name)
    nodes = [
        site.page(facts, about[0] if about else None, bool(steps)),
        *about,
        site.municipality(portal, facts.language, arms),
        site.website(portal, facts.language),
    ]
    return document([*nodes, site.trail(facts, steps)] if steps else nodes)
