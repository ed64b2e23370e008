"""Addresses of machines that are nobody's business.

After the IANA registries of special-purpose addresses (RFC 6890 and what updates it, as of 2025).
"""

from collections.abc import Iterable
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

CLOSED_IPV4 = [
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by providers; 100.100.100.200 answers with secrets of a cloud
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own agent, on an address that looks public
        "169.254.0.0/16",  # link-local; 169.254.169.254 answers with secrets of a cloud
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
]
# The rest is loopback, mapped or translated IPv4 (::ffff:0:0/96, 64:ff9b::/96), private, link-local or multicast.
OPEN_IPV6 = ip_network("2000::/3")
CLOSED_IPV6 = [ip_network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")]


def is_open(address: str, exceptions: Iterable[str] = ()) -> bool:
    """Whether a message may be sent to this machine: public, or in one of the networks that the setting names."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if any(_inside(found, _network(text)) for text in exceptions):
        return True
    if isinstance(found, IPv4Address):
        return not any(found in network for network in CLOSED_IPV4)
    return found.scope_id is None and found in OPEN_IPV6 and not any(found in network for network in CLOSED_IPV6)


def _inside(address: Address, network: Network) -> bool:
    return address.version == network.version and address in network


@cache
def _network(text: str) -> Network:
    return ip_network(text)
