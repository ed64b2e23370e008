"""Numbers that mean something only with the words around them: hours, days of a span, percentages, telephones, words.

Each module reads one sort from a text and yields mentions; their keys are the same in both languages.
"""
