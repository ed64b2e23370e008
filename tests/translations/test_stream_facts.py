"""Facts inside goals and activities are shared by the blocks that both languages have."""

from datetime import date
from decimal import Decimal

from cms.translations.drafts import no_translation_drafts
from pages.models import StrategyPage
from tests.builders import publish


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def republish(page, goals, at_commit):
    page = fresh(page)
    page.goals = goals
    with at_commit():
        page.save_revision().publish()


def goals(titles, **facts) -> list[dict]:
    activity = {"deadline": "2026-06-30", "amount": "100.00", "state": "planned", "note": ""} | facts
    return [
        {
            "id": "11111111-1111-4111-8111-111111111111",
            "type": "goal",
            "value": {
                "title": titles[0],
                "activities": [
                    {
                        "id": "22222222-2222-4222-8222-222222222222",
                        "type": "item",
                        "value": activity | {"title": titles[1]},
                    }
                ],
            },
        }
    ]


def strategies(tree, serbian_goals) -> tuple[StrategyPage, StrategyPage]:
    period = {"period_from": date(2026, 1, 1), "period_to": date(2028, 12, 31)}
    with no_translation_drafts():
        first = publish(tree, StrategyPage(title="Strategjia", goals=goals(["Qëllimi", "Rruga"]), **period))
        key = first.translation_key
        second = StrategyPage(title="Strategija", translation_key=key, goals=serbian_goals, **period)
        return first, publish(tree, second, "sr-latn")


def test_facts_of_activities_are_shared_by_the_same_blocks_and_words_are_not(tree, at_commit):
    first, second = strategies(tree, goals(["Cilj", "Put"], note="Beleška"))
    done = goals(["Qëllimi", "Rruga"], state="done", amount="250.50", deadline="2026-07-15", note="Shënim")
    republish(first, done, at_commit)
    [activity] = fresh(second).activities
    facts = (activity["state"], activity["amount"], activity["deadline"])
    assert facts == ("done", Decimal("250.50"), date(2026, 7, 15))
    assert (activity["title"], activity["note"]) == ("Put", "Beleška")


def test_blocks_of_other_ids_are_left_alone(tree, at_commit):
    own = goals(["Cilj", "Put"])
    own[0]["id"] = "33333333-3333-4333-8333-333333333333"
    first, second = strategies(tree, own)
    before = second.revisions.count()
    republish(first, goals(["Qëllimi", "Rruga"], state="done"), at_commit)
    assert fresh(second).activities[0]["state"] == "planned"
    assert second.revisions.count() == before
