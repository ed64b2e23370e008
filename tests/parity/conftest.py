from datetime import date

import pytest

from cms.parity.models import LanguageDuty
from cms.parity.refreshing import rebuild
from pages.models import ActPage
from pages.years import year_page
from tests.builders import make_act, make_body
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


@pytest.fixture
def office(signed_in, publisher):  # noqa: F811 they are imported above
    return signed_in(publisher)


@pytest.fixture
def make_draft(tree):
    """A function that makes an act that was never public: ``make_draft("sq")``, ``make_draft("sr-latn", of=act)``."""

    def make(language="sq", of=None, **values) -> ActPage:
        facts = {"title": f"Akt {language}", "protocol_number": "1/2026", "date_adopted": date(2026, 3, 1)}
        facts |= {"issuing_body": make_body(), "live": False} | values
        page = ActPage(**facts)
        if of is not None:
            page.translation_key = of.translation_key
        year_page(tree.section_for(ActPage, language), 2026).add_child(instance=page)
        page.save_revision(clean=False)
        return page

    return make
