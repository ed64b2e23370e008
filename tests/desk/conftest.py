import pytest

from tests.translations.conftest import (  # noqa: F401
    news,
    outsider,
    publisher,
    serbian,
    translate_all,
    translated,
    translator,
    twin,
)


@pytest.fixture
def at_commit(django_capture_on_commit_callbacks):
    """What follows a transaction happens at the end of the block: ``with at_commit(): ...``."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
