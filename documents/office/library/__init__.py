"""The office's work on many documents: splitting scans, many uploads at once, spreadsheets, boards of what is open."""
