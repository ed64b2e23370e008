"""What happens around every call: who asks, in which language, once or again, for real or as a rehearsal; the log."""
