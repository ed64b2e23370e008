"""Elements inside which texts are kept or converted, and where they end when their end tag is left out.

After the HTML standard, section 13.1.2.4 (optional tags) and 13.2.6.4.7 (what ends a paragraph).
"""

from dataclasses import dataclass

_CELLS, _ROWS, _LISTS = frozenset(["td", "th"]), frozenset(["tr", "tbody", "tfoot"]), frozenset(["ul", "ol", "menu"])
_BLOCKS = frozenset(
    """address article aside blockquote center details dialog dd dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table tbody td tfoot th thead tr
    ul""".split()  # noqa: SIM905
)
# Element: the start tags that end it, and the elements inside which they belong to somebody else. Where such an
# element ends that did not begin inside, it ends as well.
_ENDED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(["li"]), _LISTS),
    "dt": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "dd": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "td": (_CELLS | _ROWS, frozenset(["table"])),
    "th": (_CELLS | _ROWS, frozenset(["table"])),
    "tr": (_ROWS, frozenset(["table"])),
    "option": (frozenset(["option", "optgroup"]), frozenset(["select", "datalist"])),
    "p": (_BLOCKS, frozenset()),
}
# Their end tags end what stands in them, too.
_PARENTS = {"td": _ROWS, "th": _ROWS, "tr": frozenset(["tbody", "tfoot"]), "p": _BLOCKS | {"body"}}
# Elements of drawings, which "/>" ends; it does not end those of HTML.
DRAWN = frozenset(
    "svg g path rect circle ellipse line polyline polygon use image text tspan stop symbol defs marker mask".split()  # noqa: SIM905
)
# As many marked elements inside each other are followed; more would cost a page their number squared.
_DEEPEST = 20


@dataclass
class Region:
    """An element that keeps or converts its texts. ``depth`` counts those of its name that are open in it."""

    name: str
    kept: bool
    depth: int = 1
    # Elements open inside, of those in which its siblings' tags do not count.
    inner: int = 0

    def ends_before(self, name: str, is_end: bool) -> bool:
        """Whether it has ended where this tag stands, although no tag of its own said so. Counts the tag otherwise."""
        if self.name not in _ENDED:
            return False
        starts, containers = _ENDED[self.name]
        if name in containers:
            self.inner += -1 if is_end else 1
            return self.inner < 0
        if self.inner or (is_end and name == self.name):
            return False
        return name in (_PARENTS.get(self.name, ()) if is_end else starts)


def end_implied(regions: list[Region], name: str, is_end: bool) -> None:
    """Take away the regions that have ended where this tag stands, with what is open in them."""
    first = max(len(regions) - _DEEPEST, 0)
    for at, region in enumerate(regions[first:], start=first):
        if region.ends_before(name, is_end):
            del regions[at:]
            return
