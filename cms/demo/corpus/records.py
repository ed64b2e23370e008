"""Records of a synthetic municipality: kinds, dates and lengths as in an archive that grew over years."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from cms.demo import markup
from cms.models import RecordPage
from pages import choices
from pages.models import ActPage, CallPage, ConsultationPage, MeetingPage, NewsPage, NoticePage, ReportPage

from .words import Chain

# How many of a hundred records, and the words of one text (least, most; short ones are more frequent).
SHARES = {NewsPage: 34, NoticePage: 20, ActPage: 26, CallPage: 7, MeetingPage: 7, ReportPage: 3, ConsultationPage: 3}
LENGTHS = (60, 420)
FIRST_YEAR = 2006
# Of a hundred records so many exist in Albanian only; the office is late with the other language.
ONE_LANGUAGE = 20


@dataclass(frozen=True)
class Terms:
    """What records are filed under."""

    bodies: list
    topics: list
    places: list


def make_records(
    number: int, last_day: date, terms: Terms, chains: dict[str, Chain]
) -> Iterator[dict[str, RecordPage]]:
    """Yield ``number`` records, newest last, each as unsaved pages by language. The same arguments give the same."""
    for n in range(number):
        dice = random.Random(n)  # noqa: S311 - records, not secrets
        model = dice.choices(list(SHARES), weights=SHARES.values())[0]
        facts = _facts(model, n, _day(n, number, last_day), dice, terms)
        topics, places = _some(dice, terms.topics, 2), _some(dice, terms.places, 1)
        languages = list(chains)[:1] if dice.randrange(100) < ONE_LANGUAGE else list(chains)
        key = UUID(int=dice.getrandbits(128), version=4)
        yield {language: _page(model, key, facts, topics, places, chains[language], dice) for language in languages}


def _day(n: int, number: int, last_day: date) -> date:
    """Later years have more records than earlier ones."""
    days = (last_day - date(FIRST_YEAR, 1, 1)).days
    return date(FIRST_YEAR, 1, 1) + timedelta(days=int(days * (n / number) ** 0.6))


def _some(dice: random.Random, terms: list, most: int) -> list:
    return dice.sample(terms, min(dice.randint(0, most), len(terms)))


def _page(model, key, facts: dict, topics: list, places: list, chain: Chain, dice: random.Random) -> RecordPage:
    page = model(translation_key=key, **facts)
    page.title = chain.sentence(dice, dice.randint(5, 11)).capitalize()[:240]
    page.summary = chain.text(dice, dice.randint(12, 26))[:500]
    least, most = LENGTHS
    words = int(least + (most - least) * dice.random() ** 3)
    page.body = markup.blocks(chain.text(dice, words), str(key))
    if model is MeetingPage:
        page.venue = chain.name(dice)
    if model is ConsultationPage:
        page.draft_act = page.title
    page.topics, page.places = topics, places
    return page


def _facts(model, n: int, day: date, dice: random.Random, terms: Terms) -> dict:
    facts = {"issuing_body": dice.choice(terms.bodies)}
    until = day + timedelta(days=dice.randint(7, 45))
    number = f"{dice.randint(1, 18):02}-{n}/{day.year}"
    if model is NewsPage:
        return facts | {"date": day, "kind": dice.choice(("news", "news", "press-release"))}
    if model is NoticePage:
        return facts | {"valid_from": day, "valid_until": until, "kind": dice.choice(choices.NoticeKind.values)}
    if model is ActPage:
        facts |= {"date_adopted": day, "protocol_number": number, "kind": dice.choice(choices.ActKind.values)}
        return facts | {"entry_into_force": day + timedelta(days=15)}
    if model is CallPage:
        facts |= {"opens": day, "deadline": until, "reference": number}
        return facts | {"kind": dice.choice(choices.CallKind.values)}
    if model is MeetingPage:
        return facts | {"date": day, "time": "10:00", "kind": dice.choice(choices.MeetingKind.values)}
    if model is ReportPage:
        facts |= {"period_from": day.replace(month=1, day=1), "period_to": day, "reference": number}
        return facts | {"kind": dice.choice(choices.ReportKind.values)}
    return facts | {"opens": day, "closes": until}
