import pytest

from search.catalogue.difference import differences


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is done inside is followed by what waits for the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def catalogued_tree(tree, committed):
    """The portal's tree, with an entry of each of its pages."""
    from django.core.management import call_command

    call_command("rebuild_catalogue", stdout=_Nowhere(), stderr=_Nowhere())
    assert list(differences()) == []
    return tree


class _Nowhere:
    def write(self, text):
        """Progress is nothing to read here."""

    def isatty(self):
        return False
