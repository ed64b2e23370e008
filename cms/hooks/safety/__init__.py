"""Where messages may go: nowhere inside the municipality's network, whatever an address says or turns into."""
