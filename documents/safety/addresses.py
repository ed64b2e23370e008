"""Where an address inside a document leads: to this document and its disk, to an internal network, or to the web."""

import re
from urllib.parse import unquote

# Two letters at least: a single one is a drive.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(.*)", re.DOTALL)
_OWN_DISK = re.compile(r"(?:[a-z][:|]|localhost/)")
_NETWORK_DISKS = ("smb", "cifs", "nfs", "afp")


def place_of(address: str) -> str:
    """Return local, share (opening it gives the reader's name and password away on Windows) or web."""
    plain = re.sub(r"[\x00-\x20]", "", unquote(address)).replace("\\", "/").lower()
    found = _SCHEME.fullmatch(plain)
    if not found:
        return "share" if plain.startswith("//") else "local"
    scheme, rest = found.groups()
    if scheme in _NETWORK_DISKS:
        return "share"
    if scheme != "file":
        return "web"
    path = rest.lstrip("/")
    slashes = len(rest) - len(path)
    # file:///C:/a and file:///home/a are here; file://server/a and file://///server/a are elsewhere.
    return "local" if _OWN_DISK.match(path) or slashes in (0, 1, 3) else "share"
