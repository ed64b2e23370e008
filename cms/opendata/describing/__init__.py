"""What the columns mean, for programs: CSV on the Web, Frictionless Data, JSON Schema."""
