from datetime import date

import pytest

from cms.parity.models import LanguageDuty
from cms.parity.refreshing import rebuild
from pages.models import ActPage
from tests.builders import make_act
from tests.translations.conftest import (  # noqa: F401 fixtures that the gate's tests share with the translations'
    at_commit,
    make_user,
    publisher,
    serbian,
    signed_in,
    translator,
)

TODAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def _fixed_day(settings):
    settings.TODAY = TODAY.isoformat()


@pytest.fixture
def board(db):
    """A function that brings the board in line, as the end of each transaction does."""
    return rebuild


@pytest.fixture
def set_duty(db):
    """A function that changes the duty of a kind: ``set_duty("act", gate="together")``."""

    def change(kind: str, act_kind: str = "", **values) -> LanguageDuty:
        duty, _made = LanguageDuty.objects.update_or_create(kind=kind, act_kind=act_kind, defaults=values)
        return duty

    return change


@pytest.fixture
def pair(tree):
    """A function that publishes an act in both languages, or in those named."""

    def make(title="Vendim", serbian_title="Odluka", **facts) -> tuple[ActPage, ActPage]:
        act = make_act(tree, title, **facts)
        twin = make_act(tree, serbian_title, "sr-latn", translation_key=act.translation_key, **facts)
        return act, twin

    return make
