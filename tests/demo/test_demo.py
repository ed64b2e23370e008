"""The demonstration shows every kind of record, in both languages and in one, and loads any number of times."""

from collections import Counter, defaultdict
from datetime import date

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from wagtail.models import Page

from cms.demo.users import PASSWORD, USERS
from cms.models import MenuItem, PortalSettings
from documents.models import PublicationDocument
from pages.choices import (
    ActKind,
    ActState,
    CallKind,
    CallState,
    ConsultationState,
    MeetingState,
    NewsKind,
    NoticeKind,
    NoticeState,
    StrategyState,
)
from pages.models import (
    ActPage,
    BodyPage,
    CallPage,
    ConsultationPage,
    MeetingPage,
    NewsPage,
    NoticePage,
    ReportPage,
    StandardPage,
    StrategyPage,
)
from pages.records import record_models
from tests.cyrillic.structure import structure

from .conftest import fingerprint, loaded_on

# The demonstration is loaded once in each process that runs one of these.
pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.one_database]

REPORT_KINDS = {"activity", "financial-monthly", "financial-quarterly", "financial-yearly", "budget-framework"}
REPORT_KINDS |= {"budget-draft", "budget-adopted", "audit", "performance", "access", "work-plan"}


def live_records():
    return [page for model in record_models() for page in model.objects.live().select_related("locale")]


def languages_by_record() -> dict:
    found = defaultdict(set)
    for page in live_records():
        found[page.translation_key].add(page.locale.language_code)
    return found


def kinds(model) -> set[str]:
    return set(model.objects.live().values_list("kind", flat=True))


def states(model, today) -> set:
    return {page.state(today) for page in model.objects.live()}


def test_there_are_eighty_records_of_every_type_over_two_years(demo):
    assert len(languages_by_record()) >= 80
    assert all(model.objects.live().count() >= 4 for model in record_models())
    years = {page.record_date.year for page in live_records()}
    assert {2024, 2025, 2026} <= years


def test_records_in_one_language_only_exist_in_both_directions(demo):
    counts = Counter(frozenset(languages) for languages in languages_by_record().values())
    assert counts[frozenset({"sq"})] >= 3
    assert counts[frozenset({"sr-latn"})] >= 3
    assert counts[frozenset({"sq", "sr-latn"})] >= 75


def test_every_kind_of_news_notice_call_act_and_report_is_shown(demo):
    assert kinds(NewsPage) == set(NewsKind)
    assert kinds(NoticePage) == set(NoticeKind)
    assert kinds(CallPage) == set(CallKind)
    assert kinds(ActPage) >= set(ActKind) - {ActKind.RULES_OF_PROCEDURE}
    assert kinds(ReportPage) >= REPORT_KINDS
    assert kinds(MeetingPage) >= {"regular", "extraordinary", "public", "hearing"}


def test_every_state_that_dates_decide_is_shown_on_the_day_of_loading(demo):
    assert states(ConsultationPage, demo.today) == set(ConsultationState)
    assert states(CallPage, demo.today) == set(CallState)
    assert states(NoticePage, demo.today) == set(NoticeState)
    assert states(ActPage, demo.today) == set(ActState)
    assert states(MeetingPage, demo.today) >= {MeetingState.UPCOMING, MeetingState.HELD}
    assert states(StrategyPage, demo.today) >= {StrategyState.RUNNING, StrategyState.ENDED}


def test_there_are_fifteen_files_of_four_formats_and_scans_have_no_text(demo):
    documents = PublicationDocument.objects.all()
    assert documents.count() >= 15
    assert {document.file_extension for document in documents} == {"pdf", "docx", "odt"}
    scan = PublicationDocument.objects.get(record__reference="020-287", language="sq")
    text = PublicationDocument.objects.get(record__reference="016-655/2026", language="sq")
    assert _text_of(scan) == ""
    assert "Rregullore për menaxhimin e mbeturinave" in _text_of(text)


def _text_of(document) -> str:
    from pypdf import PdfReader

    with document.file.open("rb") as file:
        return " ".join(PdfReader(file).pages[0].extract_text().split())


def test_two_languages_of_a_document_are_editions_of_one(demo):
    editions = Counter(PublicationDocument.objects.values_list("record", flat=True))
    assert Counter(editions.values())[2] >= 15


def test_every_file_belongs_to_a_live_record_and_opens_at_its_number(demo, client):
    public = set(PublicationDocument.objects.public().values_list("pk", flat=True))
    assert public == set(PublicationDocument.objects.values_list("pk", flat=True))
    act = ActPage.objects.get(protocol_number="016-655/2026", locale__language_code="sr-latn")
    for attachment in act.attachments.all():
        assert client.get(f"/d/{attachment.document_id}/").status_code == 200


@pytest.mark.one_database
def test_every_page_is_valid_and_has_words_in_its_language(demo):
    for page in [*live_records(), *StandardPage.objects.live(), *BodyPage.objects.live()]:
        page.full_clean()
        assert page.title
        assert getattr(page, "summary", None) or page.introduction, page.title


def test_every_act_has_its_number_its_legal_basis_and_its_signatory(demo):
    for act in ActPage.objects.live():
        assert act.protocol_number
        assert act.legal_basis
        assert act.subject
        assert act.signatory_function
        assert act.implementers.count()
        assert act.entry_into_force


def test_acts_meetings_and_consultations_lead_to_each_other_in_the_same_language(demo):
    for language in settings.PUBLIC_LANGUAGES:
        meeting = MeetingPage.objects.get(date=date(2026, 2, 26), locale__language_code=language)
        assert ActPage.objects.live().filter(session=meeting).count() == 3
        assert len(meeting.agenda) == 5
        minutes = meeting.attachments.get(role="minutes").document.record
        assert minutes.editions.count() == 2
    for consultation in ConsultationPage.objects.live().exclude(adopted_act=None):
        assert consultation.adopted_act.locale_id == consultation.locale_id


def test_a_strategy_has_a_full_action_plan(demo):
    plans = [strategy.progress(demo.today) for strategy in StrategyPage.objects.live()]
    assert len(plans) >= 4
    assert any(plan["total"] >= 10 and plan["done"] and plan["overdue"] for plan in plans)
    full = max(StrategyPage.objects.live(), key=lambda strategy: len(strategy.activities))
    assert len(full.goals) >= 3
    assert full.total_amount > 100_000
    assert all(activity["deadline"] and activity["responsible"] for activity in full.activities)


def test_facts_of_twins_are_the_same(demo):
    for model in record_models():
        facts = defaultdict(set)
        for page in model.objects.live():
            facts[page.translation_key].add((page.record_date, page.issuing_body_id, page.reference_text))
        assert all(len(values) == 1 for values in facts.values()), model


def test_pages_are_published_on_their_day_and_have_one_revision(demo):
    for page in live_records():
        assert page.first_published_at.date() < demo.today
        assert page.live_revision_id == page.latest_revision_id is not None
        assert page.revisions.count() == 1, page.title
    act = ActPage.objects.get(protocol_number="016-402/2026", locale__language_code="sq")
    assert act.first_published_at.date() == act.date_adopted


def test_the_portal_has_its_name_arms_and_menus(demo):
    portal = PortalSettings.objects.get()
    portal.full_clean()
    assert portal.municipality.localize("sr-latn") == "Opština Bukovik"
    assert portal.coat_of_arms.width == 512
    assert MenuItem.objects.filter(menu="footer").count() == 5


@pytest.mark.one_database
def test_pages_answer_in_both_languages(demo, client):
    for model in (*record_models(), BodyPage, StandardPage):
        for language in settings.PUBLIC_LANGUAGES:
            page = model.objects.live().filter(locale__language_code=language).first()
            assert client.get(page.get_url()).status_code == 200, page.title


def test_no_two_pages_share_an_address(demo):
    addresses = Counter(Page.objects.values_list("url_path", flat=True))
    assert max(addresses.values()) == 1


def test_loading_again_on_another_day_changes_nothing(demo):
    before = fingerprint()
    shelf = loaded_on(date(2027, 2, 3))
    assert not shelf.created
    after = fingerprint()
    assert {table for table in before if before[table] != after[table]} == set()


def test_users_are_made_only_when_asked_for(demo, capsys):
    call_command("load_demo", today=demo.today)
    assert not get_user_model().objects.filter(username__in=USERS).exists()
    call_command("load_demo", today=demo.today, users=True)
    assert get_user_model().objects.get(username="admin").check_password(PASSWORD)
    assert get_user_model().objects.get(username="admin").is_superuser
    assert "translator-sr" in capsys.readouterr().out


@pytest.mark.one_database
def test_a_page_of_every_type_keeps_its_structure_in_cyrillic(demo, client):
    serbian = Page.objects.live().filter(locale__language_code="sr-latn").exclude(url_path__regex=r"/\d{4}/$")
    addresses = {page.content_type_id: page.get_url() for page in serbian.order_by("pk")}
    assert len(addresses) > 15
    for address in addresses.values():
        latin = structure(client.get(address).content.decode())
        cyrillic = structure(client.get(address.replace("/sr-latn/", "/sr-cyrl/")).content.decode())
        # Which link of the switcher is the current one is the one thing that differs.
        parts = [[part for part in parts if part[0] != "a"] for parts in (cyrillic, latin)]
        if "/organi/" in address:
            # The bodies, and the letters above them, stand in the order of the letters that are shown.
            parts = [sorted(part if isinstance(part, str) else part[0] for part in each) for each in parts]
        assert parts[0] == parts[1]
        assert len(cyrillic) == len(latin)
