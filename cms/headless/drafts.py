"""Drafts for the front end: kept for minutes under a signed token, and read only while their editor may edit them."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils import timezone
from wagtail.models import Page

from .address import is_set_up
from .models import DraftPreview

# An editor who types makes one for each pause; a front end reads the newest.
MOST_OF_A_USER = 20
_SIGNER = signing.TimestampSigner(salt="cms.headless.draft")


class Expired(Exception):
    """The token was right, and its time is over."""


class Unknown(Exception):
    """The token was never given, or its user may not see the draft any more."""


def keep(page: Page, user) -> str:
    """Keep the page as it is now, saved or not; return the token under which ``user``'s front end may read it."""
    _forget_old(user)
    is_new = page._state.adding
    draft = DraftPreview.objects.create(
        user=user,
        content_type_id=page.content_type_id,
        page_id=None if is_new else page.pk,
        parent=page.get_parent() if is_new else None,
        content=page.serializable_data(),
    )
    return _SIGNER.sign_object([draft.key.hex, user.pk, draft.page_id])


def kept(token: str) -> Page:
    """The page that was kept, unsaved; a page that was never saved has the number 0. Raises Expired and Unknown."""
    key, user, page = _read(token)
    found = DraftPreview.objects.select_related("user", "content_type", "page", "parent")
    draft = found.filter(key=key, user=user, page=page).first()
    if draft is None or not _may_see(draft):
        raise Unknown
    if draft.page is not None:
        return draft.page.specific.with_content_json(draft.content)
    made = draft.content_type.model_class().from_serializable_data(draft.content)
    made.id = made.pk = 0
    return made


def forget_drafts_of_user(sender, user=None, **kwargs) -> None:
    """Receiver: whoever signs out shows no drafts any more."""
    if user is not None and is_set_up():
        DraftPreview.objects.filter(user=user).delete()


def _read(token: str) -> list:
    if not is_set_up():
        raise Unknown
    try:
        return _SIGNER.unsign_object(token, max_age=timedelta(minutes=settings.HEADLESS_PREVIEW_MINUTES))
    except signing.SignatureExpired as error:
        raise Expired from error
    except signing.BadSignature as error:
        raise Unknown from error


def _may_see(draft: DraftPreview) -> bool:
    """The right that Wagtail asks for when it shows a draft itself, asked at each reading."""
    if not draft.user.is_active or not draft.user.has_perm("wagtailadmin.access_admin"):
        return False
    if draft.page is None:
        return draft.parent is not None and draft.parent.permissions_for_user(draft.user).can_add_subpage()
    rights = draft.page.permissions_for_user(draft.user)
    return rights.can_edit() or rights.can_publish()


def _forget_old(user) -> None:
    over = timezone.now() - timedelta(minutes=settings.HEADLESS_PREVIEW_MINUTES)
    DraftPreview.objects.filter(made_at__lt=over).delete()
    own = DraftPreview.objects.filter(user=user).order_by("-made_at", "key")
    surplus = list(own.values_list("pk", flat=True)[MOST_OF_A_USER - 1 :])
    if surplus:
        DraftPreview.objects.filter(pk__in=surplus).delete()
