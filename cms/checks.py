"""Conventions that a person may forget, as Django system checks."""
