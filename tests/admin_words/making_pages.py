"""Pages of every type, and pages in every state that an editor can meet."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Comment, Page, Workflow

from cms.models import Body, Topic
from cms.parity.choices import Gate
from cms.parity.models import LanguageDuty
from cms.roles.publication import WORKFLOW
from cms.translations.drafts import make_missing_drafts, no_translation_drafts
from cms.translations.joining import join
from pages.models import ActPage, NewsPage, NoticePage
from tests.api.samples import Samples
from tests.builders import publish

from .office import DAY, Office


def make_pages(office: Office, samples: Samples, tree) -> None:
    samples.all()
    Body.objects.filter(code="assembly").update(code="kuvendi")
    Topic.objects.filter(code="budget").update(code="buxheti")
    for page in Page.objects.filter(depth__gt=1).order_by("-path").specific():
        if page.locale.language_code == "sq":
            office.pages[type(page)] = page
    act = office.pages[ActPage]
    office.things |= {"home": tree.homes["sq"], "act": act, "twin": act.get_translations().get().specific}


def make_states(office: Office, tree) -> None:
    """In review, locked, closed to most, planned, mirrored, commented on, and half translated."""
    editor, publisher = office.users["editor"], office.users["publisher"]
    waiting = _draft(tree, "Në pritje", editor)
    state = Workflow.objects.get(name=WORKFLOW).start(waiting, editor)
    locked = _draft(tree, "I kyçur", publisher)
    locked.locked, locked.locked_by, locked.locked_at = True, publisher, timezone.now()
    locked.save()
    planned = _draft(tree, "I planifikuar", publisher)
    planned.go_live_at = timezone.now() + timedelta(days=30)
    planned.save_revision(user=publisher).publish()
    mirrored = office.pages[NoticePage].create_alias(update_slug="pasqyre", user=publisher)
    news = publish(tree, NewsPage(title="Rruga kryesore", summary="Hapet nesër.", date=DAY))
    make_missing_drafts(news, publisher)
    with no_translation_drafts():
        foreign = publish(tree, NewsPage(title="Sam", summary="Sam.", date=DAY), "sr-latn")
    half = news.get_translations().get().specific
    news.title = "Rruga tjetër"
    news.save_revision(user=publisher).publish()
    _comment(office.act, editor)
    with no_translation_drafts():
        pair = [
            publish(tree, NewsPage(title=word, date=DAY), code)
            for word, code in (("Ura", "sq"), ("Ćuprija", "sr-latn"))
        ]
        join(*pair, (), publisher)
    LanguageDuty.objects.update_or_create(
        kind="news", act_kind="", defaults={"gate": Gate.EXCEPTION, "languages": ["all"]}
    )
    office.things |= {
        "joined": pair[0],
        "joined_twin": pair[1],
        "waiting": waiting,
        "task_state": state.current_task_state,
        "workflow_state": state,
        "locked": locked,
        "planned": planned,
        "mirrored": mirrored,
        "news": news,
        "half": half,
        "alone_page": _draft(tree, "Vetëm shqip", editor),
        "foreign_page": foreign,
    }


def _draft(tree, title: str, user) -> NewsPage:
    page = NewsPage(title=title, date=DAY, live=False, owner=user)
    tree.section_for(NewsPage, "sq").add_child(instance=page)
    page.save_revision(user=user)
    return page


def _comment(page: Page, user) -> None:
    Comment.objects.create(page=page, user=user, text="A është kjo e saktë?", contentpath="title", position="")
    page.save_revision(user=user)
