"""Reading what is sent, within limits, before anything is done with it."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from pydantic import BaseModel, TypeAdapter, ValidationError

from .problems import Fault, NotUnderstood, TooLarge, WrongFormat, not_as_it_must_be, of_shape

JSON = ("application/json", "application/merge-patch+json")
FORM = ("multipart/form-data",)
# What a form may have besides its file.
BESIDE_THE_FILE = 1024 * 1024


def check_size(request: HttpRequest, formats: tuple[str, ...]) -> None:
    """Before the first byte of the body is read."""
    if request.content_type not in formats:
        raise WrongFormat(_("Send this as %(format)s.") % {"format": formats[0]})
    limit = settings.INTAKE_MAX_JSON_BYTES
    if formats == FORM:
        limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE + BESIDE_THE_FILE
    sent = request.headers.get("Content-Length", "")
    if not sent.isdecimal():
        raise NotUnderstood(_("Say with Content-Length how much is sent."))
    if len(sent) > 18 or int(sent) > limit:
        raise TooLarge(_("More was sent than the %(limit)d bytes that are taken at once.") % {"limit": limit})


def read(request: HttpRequest, model: type[BaseModel] | TypeAdapter):
    """What was sent, as the model has it. Raises Refused with what is wrong where."""
    sent = request.body
    try:
        return model.validate_json(sent) if isinstance(model, TypeAdapter) else model.model_validate_json(sent)
    except ValidationError as error:
        raise of_shape(error, sent) from error


def read_question(request: HttpRequest, names: tuple[str, ...]) -> dict[str, str]:
    """The parameters of the address; one that is not known is refused."""
    unknown = [name for name in request.GET if name not in names]
    if unknown:
        sentence = _("There is no parameter “%(name)s” here. Known are: %(known)s.")
        raise NotUnderstood(sentence % {"name": unknown[0], "known": ", ".join(names) or "–"})
    return dict(request.GET.items())


def read_dry_run(asked: dict[str, str]) -> bool:
    value = asked.get("dry_run", "false")
    if value not in ("true", "false"):
        raise not_as_it_must_be([Fault(("dry_run",), _("Give true or false, without quotation marks."))])
    return value == "true"
