"""Whatever editors do one after the other, the catalogue is what it should be, and names nothing that is not public."""

import random

import pytest
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction

from cms.models import Body, Topic
from documents.models import PageText, PublicationDocument
from documents.versions import restore, withdraw
from pages.models import ActPage, Attachment
from pages.years import year_page
from search.catalogue.difference import differences
from search.models import CatalogueEntry, CatalogueRecord
from tests.builders import make_act, make_body

DRAFT, CLOSED = "pabotuar", "mbyllur"


class Editors:
    """People who do something by chance, always the same for one seed."""

    def __init__(self, tree, documents, closed, seed):
        self.chance = random.Random(seed)
        self.tree, self.documents, self.closed = tree, documents, closed
        self.number = 0

    def create_draft(self):
        self.number += 1
        act = ActPage(title=f"Vendim {DRAFT} {self.number}", issuing_body=self._body(), live=False)
        act.protocol_number, act.date_adopted = f"{self.number}/2026", "2026-02-20"
        year_page(self._section("sq"), 2026).add_child(instance=act)
        act.save_revision()

    def edit_draft(self):
        act = self._act()
        act.title = f"{act.title} {DRAFT}"
        act.save_revision()

    def publish(self):
        act = self._act()
        act.topics = self.chance.sample(list(Topic.objects.all()), self.chance.randrange(4) % Topic.objects.count())
        self._publish(act)

    def unpublish(self):
        self._act().unpublish()

    def move(self):
        act = self._act()
        year = year_page(self._section(act.locale.language_code), self.chance.choice([2024, 2025, 2026]))
        if not year.get_children().filter(slug=act.slug).exists():
            act.move(year, pos="last-child")

    def translate(self):
        act = self._act()
        locale = Locale.objects.get(language_code="sr-latn")
        if act.locale_id != locale.pk and not act.has_translation(locale):
            twin = ActPage(title=f"Odluka {DRAFT}", translation_key=act.translation_key, live=False)
            twin.protocol_number, twin.date_adopted = act.protocol_number, act.date_adopted
            twin.issuing_body = act.issuing_body
            year_page(self._section("sr-latn"), 2026).add_child(instance=twin)

    def restrict(self):
        act = self._act()
        page = self.chance.choice([act, act, act.get_parent(), act.get_parent().get_parent()])
        PageViewRestriction.objects.get_or_create(page=page, restriction_type=PageViewRestriction.LOGIN)

    def unrestrict(self):
        for restriction in PageViewRestriction.objects.order_by("pk")[:2]:
            restriction.delete()

    def close_collection(self):
        login = CollectionViewRestriction.LOGIN
        CollectionViewRestriction.objects.get_or_create(collection=self.closed, restriction_type=login)

    def open_collection(self):
        for restriction in CollectionViewRestriction.objects.all():
            restriction.delete()

    def attach(self):
        act = self._act()
        role = self.chance.choice(["main", "annex"])
        act.attachments.add(Attachment(document=self._document(), role=role))
        self._publish(act)

    def detach(self):
        act = self._act()
        act.attachments = []
        self._publish(act)

    def put_away_document(self):
        document = self._document()
        document.collection = self.chance.choice([self.closed, Collection.get_first_root_node()])
        document.save()

    def withdraw(self):
        withdraw(self._document(), "Gabim")

    def restore(self):
        restore(self._document(), "Në rregull")

    def read_document(self):
        version, number = self._document().current_version, self.chance.randrange(1, 4)
        page = version.page_texts.filter(number=number).first() or PageText(version=version, number=number)
        page.text = f"Teksti {self.chance.randrange(1000)} i faqes."
        page.save()

    def rename(self):
        term = self.chance.choice([*Body.objects.all(), *Topic.objects.all()])
        term.name.data["sq"] = f"Emri {self.chance.randrange(1000)}"
        term.save()

    def delete_topic(self):
        if Topic.objects.count() > 1:
            self.chance.choice(Topic.objects.all()).delete()

    def delete(self):
        act = self._act()
        if ActPage.objects.count() > 3:
            act.delete()

    def _publish(self, act):
        act.title = f"Vendim {act.pk} për {self.chance.choice(['ujin', 'rrugët', 'buxhetin'])}"
        act.save_revision().publish()

    def _section(self, language):
        section = self.tree.section_for(ActPage, language)
        section.refresh_from_db()
        return section

    def _body(self):
        return self.chance.choice(Body.objects.all())

    def _act(self):
        return self.chance.choice(ActPage.objects.order_by("pk"))

    def _document(self):
        return PublicationDocument.objects.get(pk=self.chance.choice(self.documents).pk)

    def do_something(self) -> str:
        names = [name for name in vars(Editors) if not name.startswith("_") and name != "do_something"]
        name = self.chance.choice(names)
        getattr(self, name)()
        return name


def names_only_what_is_public() -> bool:
    shown = set(CatalogueEntry.objects.values_list("page", flat=True))
    words = [*CatalogueEntry.objects.values_list("title", flat=True)]
    words += CatalogueRecord.objects.values_list("heading", flat=True)
    public = set(Page.objects.live().public().values_list("pk", flat=True))
    return shown <= public and not any(DRAFT in text for text in words)


@pytest.mark.parametrize("seed", [*[pytest.param(seed, marks=pytest.mark.one_database) for seed in (1, 2)], 3])
def test_random_work_leaves_the_catalogue_true(catalogued_tree, make_document, committed, seed):
    with committed():
        closed = Collection.get_first_root_node().add_child(name=CLOSED)
        documents = [make_document(title=f"Skedari {n}", reference=f"9{n}/2026") for n in range(4)]
        documents.append(make_document(title="Datoteka", language="sr-latn", record=documents[0].record))
        make_body("finance", "directorate")
        topics = [
            Topic.objects.create(code=code, name={"sq": code, "sr-latn": f"{code} sr"})
            for code in ("buxheti", "uji", "rruga", "toka", "drita")
        ]
        for n, document in enumerate(documents[:4]):
            make_act(catalogued_tree, f"Vendim {n}", protocol_number=f"{n}/2026", topics=topics, documents=[document])
    editors, done = Editors(catalogued_tree, documents, closed, seed), []
    for _step in range(50):
        with committed():
            done.append(editors.do_something())
        assert list(differences()) == [], done[-3:]
        assert names_only_what_is_public(), done[-3:]
    assert CatalogueEntry.objects.filter(family="act").exists()
