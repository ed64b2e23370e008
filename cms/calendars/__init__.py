"""The municipality's dates for people's calendars: meetings, deadlines of calls, days of consultations (RFC 5545)."""
