import pytest

from cms.api.keeping import rebuilding
from cms.api.keeping.rebuilding import differences
from search.catalogue.rebuilding import Place, rebuild
from tests.kept_rows import KeptRows

ANSWERED = KeptRows(lambda: len([*rebuild(Place()), *rebuilding.rebuild()]))


@pytest.fixture
def tree(tree):
    """The portal's sections, as they are found and answered after the commit that made them."""
    ANSWERED.restore()
    return tree


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What follows a transaction happens at the end of the block: ``with committed(): ...``."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def in_step():
    """Assert that what is answered is what is public."""

    def check() -> None:
        assert list(differences()) == []

    return check


@pytest.fixture
def ask(client):
    """A function that asks the interface and gives the JSON of a success."""

    def get(address: str, **parameters):
        answer = client.get(f"/api/v1/{address}", parameters)
        assert answer.status_code == 200, answer.content.decode()
        return answer.json()

    return get
