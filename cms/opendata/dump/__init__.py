"""Everything that is public as one file, made every night."""
