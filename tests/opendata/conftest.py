import csv
import io

import pytest


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What follows a transaction happens at the end of the block: ``with committed(): ...``."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def text(client):
    """A function that gives the text of a file below ``/data/``."""

    def get(name: str) -> str:
        answer = client.get(f"/data/{name}")
        assert answer.status_code == 200, (name, answer.status_code)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return content.decode()

    return get


@pytest.fixture
def rows(text):
    """A function that gives the rows of a CSV file, as a strict reader sees them."""

    def get(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(text(f"{name}.csv").removeprefix("\ufeff"), newline=""), strict=True))

    return get
