"""What the interface promises: the shape of every answer, as pydantic models. ``docs/api.md`` says what may change."""
