"""Documents from other systems, through the library's own form: the same checks, sentences and versions."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from wagtail.documents.forms import get_document_form
from wagtail.log_actions import log
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from cms.intake.contract.drafts import Upload
from cms.intake.door.problems import Fault, InTheWay, NoRight, NotFound, not_as_it_must_be
from cms.models import Body, Topic
from documents.forms import DocumentForm
from documents.models import DocumentRecord, PublicationDocument
from documents.office.editing import permissions
from documents.office.library.bulk.same_files import same_files

from .faults import of_plain_form
from .seen import is_before_people, is_shown

NAMES = {"title", "language", "kind", "issuing_body", "date", "reference", "topics", "description", "collection"}
OF_NEW = NAMES | {"key", "same_file"}
OF_VERSION = {"change_reason", "seen_version", "withdraw_earlier"}


class Uploader:
    """Takes the file of one call. ``stored`` gets the names of files, for whoever has to take them back."""

    def __init__(self, user: AbstractBaseUser, stored: list[str]):
        self.user, self.stored = user, stored

    def new(self, request: HttpRequest) -> PublicationDocument:
        """A new document, or with ``key`` the file of one in one more language."""
        if not permissions.policy().user_has_permission(self.user, "add"):
            raise NoRight(_("You may not upload documents. An administrator of the portal gives that right."))
        data, file = _parts(request, OF_NEW)
        edition = PublicationDocument(uploaded_by_user=self.user)
        if key := data.get("key"):
            edition.record = self._record(key)
        made = self._save(edition, self._in_words_of_the_form(data, edition), file)
        if data.get("same_file") != "true":
            self._refuse_what_is_there(made)
        log(instance=made, action="wagtail.create", user=self.user)
        return made

    def version(self, number: int, request: HttpRequest) -> PublicationDocument:
        """A new file in the place of another, where nothing shows that one to readers yet."""
        edition = edition_of(number, self.user)
        self._refuse_what_people_have_seen(edition.record)
        data, file = _parts(request, OF_VERSION)
        if not data.get("seen_version"):
            raise not_as_it_must_be([Fault(("seen_version",), _("Say which version you have seen: its “version”."))])
        form_data = MultiValueDict(
            {"title": [edition.title], "language": [edition.language], "description": [edition.description]}
        )
        facts = {"kind": edition.kind, "date": edition.date or "", "reference": edition.reference}
        for name, value in facts.items():
            form_data[name] = str(value)
        form_data["issuing_body"] = str(edition.record.issuing_body_id or "")
        form_data["collection"] = str(edition.collection_id)
        form_data["tags"] = ", ".join(f'"{tag.name}"' for tag in edition.tags.all())
        form_data.setlist("topics", [str(topic.pk) for topic in edition.record.topics.all()])
        for name in OF_VERSION:
            form_data[name] = data.get(name, "")
        made = self._save(edition, form_data, file)
        log(instance=made, action="wagtail.edit", user=self.user)
        return made

    def _save(self, edition: PublicationDocument, data: MultiValueDict, file: UploadedFile) -> PublicationDocument:
        form: DocumentForm = get_document_form(PublicationDocument)(
            data, MultiValueDict({"file": [file]}), instance=edition, user=self.user
        )
        form.stored_files = self.stored
        if not form.is_valid():
            raise not_as_it_must_be(of_plain_form(form))
        return form.save()

    def _record(self, key: str) -> DocumentRecord:
        try:
            record = DocumentRecord.objects.select_for_update().filter(key=UUID(key)).first()
        except ValueError:
            record = None
        editions = list(record.editions.select_related("collection")) if record else []
        if not any(permissions.may(self.user, "change", edition) for edition in editions):
            raise not_as_it_must_be([Fault(("key",), _("There is no document of this key that you may change."))])
        self._refuse_what_people_have_seen(record)
        return record

    def _refuse_what_people_have_seen(self, record: DocumentRecord) -> None:
        record = DocumentRecord.objects.select_for_update().get(pk=record.pk)
        if is_shown(record):
            raise InTheWay(
                _(
                    "Pages show this document, so readers would get the file at once. A person has to look at it "
                    "first: upload it in the library of the portal."
                )
            )

        if is_before_people(record):
            raise InTheWay(
                _(
                    "A draft with this document is under review or waits for its hour, so a file that nobody has seen "
                    "would become public with it. Upload it in the library of the portal, or wait."
                )
            )

    def _refuse_what_is_there(self, edition: PublicationDocument) -> None:
        others = same_files([edition], self.user)[edition.pk]
        if others:
            other = others[0]
            raise InTheWay(
                _("The portal has this file already: “%(title)s”. Use it by its key, or send “same_file” with “true”.")
                % {"title": other.title},
                more=[{"id": each.pk, "key": str(each.record.key)} for each in others[:10]],
            )

    def _in_words_of_the_form(self, data: dict, edition: PublicationDocument) -> MultiValueDict:
        """Codes become numbers; the kind and the collection are those that the library's form begins with."""
        form_data = MultiValueDict(
            {name: [value] for name, value in data.items() if name in NAMES and name != "topics"}
        )
        faults: list[Fault] = []
        if edition.record_id:
            facts = edition.record
            given = {"kind": facts.kind, "date": facts.date or "", "reference": facts.reference}
            for name, value in given.items():
                form_data.setdefault(name, [])
                form_data[name] = form_data.get(name) or str(value)
        form_data["kind"] = form_data.get("kind") or "other"
        form_data["issuing_body"] = self._body(data, edition, faults)
        form_data.setlist("topics", self._topics(data, edition, faults))
        form_data["collection"] = self._collection(data, faults)
        if faults:
            raise not_as_it_must_be(faults)
        return form_data

    def _body(self, data: dict, edition: PublicationDocument, faults: list[Fault]) -> str:
        code = data.get("issuing_body")
        if not code:
            return str(edition.record.issuing_body_id or "") if edition.record_id else ""
        found = Body.objects.filter(code=code).values_list("pk", flat=True).first()
        if found is None:
            faults.append(Fault(("issuing_body",), _("There is no body “%(code)s”.") % {"code": code}))
        return str(found or "")

    def _topics(self, data: dict, edition: PublicationDocument, faults: list[Fault]) -> list[str]:
        codes = data.get("topics")
        if codes is None:
            return [str(topic.pk) for topic in edition.record.topics.all()] if edition.record_id else []
        known = dict(Topic.objects.filter(code__in=codes).values_list("code", "pk"))
        missing = [code for code in codes if code not in known]
        faults += [Fault(("topics",), _("There is no topic “%(code)s”.") % {"code": code}) for code in missing]
        return [str(known[code]) for code in codes if code in known]

    def _collection(self, data: dict, faults: list[Fault]) -> str:
        """By name, for who may add to several; the first of those otherwise, as in the library."""
        allowed = permissions.policy().collections_user_has_permission_for(self.user, "add").order_by("path")
        name = data.get("collection")
        found: Collection | None = (allowed.filter(name=name) if name else allowed).first()
        if found is None:
            faults.append(Fault(("collection",), _("There is no collection of this name that you may add to.")))
        return str(found.pk if found else "")


def edition_of(number: int, user) -> PublicationDocument:
    """The edition, for whoever may change it; to all others it is as if there was none."""
    editions = policy_registry.get_by_type(PublicationDocument).instances_user_has_any_permission_for(user, ["change"])
    edition = editions.select_related("record", "collection").filter(pk=number).first()
    if edition is None:
        raise NotFound(_("There is no document %(number)d that you may change.") % {"number": number})
    return edition


def answer_of(edition: PublicationDocument) -> Upload:
    return Upload(
        id=edition.pk,
        key=edition.record.key,
        language=edition.language,
        title=edition.title,
        kind=edition.record.kind,
        checksum=edition.checksum,
        size=edition.file_size,
        version=edition.version_number,
        warnings=[warning["sentence"] for warning in edition.current_version.warnings],
    )


def _parts(request: HttpRequest, names: set[str]) -> tuple[dict, UploadedFile]:
    """The fields of a form, each once but for topics, and its one file."""
    faults = [
        Fault((name,), _("There is nothing of this name here. Leave it out."))
        for name in request.POST
        if name not in names
    ]
    faults += [
        Fault((name,), _("Signs with the number zero cannot be used."))
        for name, values in request.POST.lists()
        if any("\0" in value for value in values)
    ]
    files = [file for name in request.FILES for file in request.FILES.getlist(name)]
    if len(files) != 1 or "file" not in request.FILES:
        faults.append(Fault(("file",), _("Send one file, as the part “file” of a form (multipart/form-data).")))
    if faults:
        raise not_as_it_must_be(faults)
    data = dict(request.POST.items())
    if "topics" in request.POST:
        data["topics"] = [code for code in request.POST.getlist("topics") if code]
    return data, files[0]
