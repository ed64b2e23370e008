"""Keeping what the interface answers in step with what is public."""
