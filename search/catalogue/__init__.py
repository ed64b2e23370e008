"""The catalogue: one row a public page, one a record, derived from pages and documents (docs/search.md)."""
