"""Answering: what was kept is selected, put in order and handed out as it is."""
