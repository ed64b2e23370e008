"""From public pages and documents to what the interface says of them."""
