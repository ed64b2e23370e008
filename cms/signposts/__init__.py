"""What tells programs the way: the search for browsers (OpenSearch 1.1) and a description for language models."""
