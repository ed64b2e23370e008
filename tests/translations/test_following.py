"""What goes by the key of a record follows a page that is joined with another, and separated again."""

from datetime import date

import pytest
from django.utils import timezone

from cms.consistency.choices import Code, Kind, State
from cms.consistency.models import Finding
from cms.desk.models import Assignment, Event, Notice
from cms.parity.models import RecordLanguages
from cms.translations.drafts import no_translation_drafts
from cms.translations.joining import join, separate
from pages.models import NewsPage
from tests.builders import publish


@pytest.fixture
def pair(tree, at_commit):
    """The same news, published in each language on its own."""
    with at_commit(), no_translation_drafts():
        ours = publish(tree, NewsPage(title="Rruga e re", summary="Hapet nesër.", date=date(2026, 3, 1)))
        theirs = publish(tree, NewsPage(title="Novi put", summary="Otvara se.", date=date(2026, 3, 1)), "sr-latn")
    return ours, theirs


def finding(key, fingerprint: str, **values) -> Finding:
    facts = {"kind": Kind.values[0], "code": Code.values[0], "found_at": timezone.now()} | values
    return Finding.objects.create(translation_key=key, fingerprint=fingerprint, **facts)


def test_the_board_has_one_row_of_what_is_joined_and_two_of_what_is_separated(pair, publisher, at_commit):
    ours, theirs = pair
    former = theirs.translation_key
    with at_commit():
        join(ours, theirs, [], publisher)
    [row] = RecordLanguages.objects.filter(key__in=[former, ours.translation_key])
    assert row.objects_by_language == {"sq": ours.pk, "sr-latn": theirs.pk}
    with at_commit():
        separate(ours, theirs, publisher)
    rows = RecordLanguages.objects.in_bulk([former, ours.translation_key])
    assert rows[former].objects_by_language == {"sr-latn": theirs.pk}
    assert rows[ours.translation_key].objects_by_language == {"sq": ours.pk}


def test_work_and_mails_follow_and_what_waited_for_the_place_ends(pair, publisher, translator, serbian, at_commit):
    ours, theirs = pair
    former, facts = theirs.translation_key, {"locale": serbian}
    waited = Assignment.objects.create(translation_key=ours.translation_key, assignee=translator, **facts)
    own = Assignment.objects.create(translation_key=former, assignee=translator, **facts)
    told = {"user": translator, "event": Event.ARRIVED, **facts}
    Notice.objects.create(translation_key=ours.translation_key, title="waited", **told)
    Notice.objects.create(translation_key=former, title="own", **told)
    with at_commit():
        join(ours, theirs, [], publisher)
    [still] = Assignment.objects.open()
    assert (still.pk, still.translation_key) == (own.pk, ours.translation_key)
    waited.refresh_from_db()
    assert waited.done_at
    [notice] = Notice.objects.filter(sent_at=None, event=Event.ARRIVED)
    assert (notice.title, notice.translation_key) == ("own", ours.translation_key)
    with at_commit():
        separate(ours, theirs, publisher)
    own.refresh_from_db()
    assert (own.translation_key, own.done_at) == (former, None)


def test_decisions_on_differences_follow(pair, publisher, at_commit):
    ours, theirs = pair
    former = theirs.translation_key
    finding(ours.translation_key, "same", state=State.values[1])
    finding(former, "same", state=State.values[-1])
    finding(former, "own", state=State.values[-1], note="so stands the original")
    with at_commit():
        join(ours, theirs, [], publisher)
    assert not Finding.objects.filter(translation_key=former).exists()
    kept = Finding.objects.filter(translation_key=ours.translation_key).order_by("fingerprint")
    assert [(each.fingerprint, each.state) for each in kept] == [("own", State.values[-1]), ("same", State.values[1])]
    assert kept[0].note == "so stands the original"
