"""An office in which every screen of the admin has something to show: one object of each kind, in the odd states too.

Its words are Albanian and Serbian, as far as people write them.
"""

from datetime import timedelta
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.log_actions import LogContext
from wagtail.models import APIToken, Collection, GroupApprovalTask, Locale, Site, UploadedFile, Workflow
from wagtail_localize.models import Translation

from cms.consistency.choices import Code, Kind
from cms.consistency.models import Finding, KnownLaw
from cms.cyrillic.models import LatinWord
from cms.desk.models import GlossaryTerm
from cms.desk.work import new_assignment
from cms.hooks.choices import DeliveryState, EventType
from cms.hooks.models import Delivery, Subscription
from cms.intake.models import Call
from cms.models import Body, Place, PortalSettings, Topic
from cms.parity import refreshing
from cms.parity.models import LanguageDuty
from cms.roles.publication import WORKFLOW
from cms.roles.setup import APPROVAL
from documents import versions
from documents.models import PageText, PublicationDocument, Reading, ReadingState, TextSource
from documents.office.library.bulk import batches
from search.models import PinnedResult, QueryCount, SynonymGroup, SynonymWord
from tests.api.samples import Samples
from tests.documents.editing.conftest import pdf_of

from .making_pages import make_pages, make_states
from .office import DAY, NAMES, ROLES, Office

TOLD = {"later": "adoption", "earlier": "protocol", "what": "articles", "unknown": "03/L-041"}


def build(tree, make_document) -> Office:
    """Everything. The roles of the portal must be set up."""
    office = Office()
    for name, group in ROLES.items():
        office.users[name] = _user(name, group)
    samples = Samples(tree, make_document)
    with LogContext(user=office.users["publisher"]):
        make_pages(office, samples, tree)
        make_states(office, tree)
        _files(office, samples, make_document)
        _terms(office, samples)
        _systems(office)
        _rest(office, tree)
    return office


def _user(name: str, group: str):
    chief = name == "administrator"
    user = get_user_model().objects.create_user(NAMES[name], f"{NAMES[name]}@bukovik.example", is_superuser=chief)
    user.groups.set([Group.objects.get(name=group)])
    return user


def _files(office: Office, samples: Samples, make_document) -> None:
    document, user = samples.document, office.users["documents-officer"]
    version = document.current_version
    PageText.objects.create(version=version, number=1, source=TextSource.OCR, text="VENDIM", found="VENDIM")
    Reading.objects.filter(version=version).update(state=ReadingState.DONE, confidence=55)
    alone = make_document(title="Procesverbali", name="procesverbali.pdf", content=pdf_of("Faqja 1", "Faqja 2"))
    Reading.objects.filter(version=alone.current_version).update(state=ReadingState.FAILED)
    withdrawn = make_document(title="Lista", name="lista.pdf")
    versions.withdraw(withdrawn, "Të dhëna personale", user)
    foreign = make_document(title="Spisak", name="spisak.pdf", language="sr-latn")
    batch = uuid4()
    batches.remember(alone, batch, user)
    office.things |= {
        "document": document,
        "version": version,
        "alone": alone,
        "withdrawn": withdrawn,
        "foreign": foreign,
        "batch": batch,
        "image": samples.image,
        "waiting_image": _waiting(samples.image, get_test_image_file(filename="oborri.png")),
        "waiting_document": _waiting(document, ContentFile(b"%PDF-1.4", name="dosja.pdf")),
    }


def _waiting(like: Model, file) -> UploadedFile:
    kind = ContentType.objects.get_for_model(like)
    return UploadedFile.objects.create(for_content_type=kind, file=file)


def _terms(office: Office, samples: Samples) -> None:
    synonyms = SynonymGroup.objects.create(note="Nga zyra")
    for text in ("bashkia", "komuna"):
        SynonymWord.objects.create(group=synonyms, text=text)
    for outcome in ("nothing", "few", "refined"):
        QueryCount.objects.create(day=DAY, query="rruga", language="sq", outcome=outcome, times=3)
    office.things["snippets"] = {
        Body: samples.body,
        Topic: samples.topic,
        Place: samples.place,
        SynonymGroup: synonyms,
        PinnedResult: PinnedResult.objects.create(queries="rruga", page=office.news),
        LanguageDuty: LanguageDuty.objects.order_by("pk").first(),
        GlossaryTerm: GlossaryTerm.objects.create(words={"sq": "Rrugë", "sr-latn": "Ulica"}),
        LatinWord: LatinWord.objects.create(words="Bukovik"),
        KnownLaw: KnownLaw.objects.order_by("pk").first(),
    }


def _systems(office: Office) -> None:
    hook = Subscription.objects.create(name="Gazeta", note="Zyra", url="https://gazeta.example/1")
    for state in DeliveryState:
        facts = {"event": EventType.RECORD_CHANGED, "state": state, "resource": "record", "object_id": office.act.pk}
        Delivery.objects.create(subscription=hook, happened_at=timezone.now(), due_at=timezone.now(), **facts)
    token = APIToken.create_token(user=office.users["editor"], name="Arkivi")[0]
    Call.objects.create(at=timezone.now(), client="arkivi", token="Arkivi", operation="create", status=201)
    office.snippets[Subscription] = hook
    office.things |= {"hook": hook, "token": token}


def _rest(office: Office, tree) -> None:
    site = Site.objects.get()
    collection = Collection.get_first_root_node().add_child(name="Arkivi")
    for kind, code in zip(Kind, [*Code][: len(Kind)], strict=True):
        facts = {"fingerprint": kind, "kind": kind, "code": code, "languages": ["sq", "sr-latn"], "params": TOLD}
        Finding.objects.create(translation_key=office.act.translation_key, found_at=timezone.now(), **facts)
    refreshing.rebuild()
    office.things |= {
        "site": site,
        "collection": collection,
        "redirect": Redirect.objects.create(old_path="/e-vjeter", redirect_page=office.act, site=site),
        "group": Group.objects.get(name="Editors"),
        "workflow": Workflow.objects.get(name=WORKFLOW),
        "task": GroupApprovalTask.objects.get(name=APPROVAL),
        "locale": Locale.objects.get(language_code="sr-latn"),
        "settings": PortalSettings.objects.get(),
        "translation": _translation(office),
        "edition": PublicationDocument.objects.get(title="Potpisani tekst"),
        "topic": office.snippets[Topic],
        "user": office.users["editor"],
    }


def _translation(office: Office) -> Translation:
    translation = Translation.objects.get(source__object_id=office.news.translation_key)
    assignment = new_assignment(office.half)
    assignment.assignee, assignment.assigned_by = office.users["translator"], office.users["publisher"]
    assignment.due, assignment.note = DAY + timedelta(days=10), "Shpejt."
    assignment.save()
    return translation
