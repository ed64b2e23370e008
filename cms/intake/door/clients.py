"""Who asks: the user of a token (RFC 6750). A session never counts."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.models import APIToken

from .problems import NoRight, WhoIsAsking

ADMIN = "wagtailadmin.access_admin"


class TokenAuth(BearerTokenAuth):
    """Lets every call through to ``answered``, which refuses it in a sentence and writes the refusal down.

    ``request.user`` is the user of the token, or nobody, whatever the session says.
    """

    def __call__(self, request: HttpRequest) -> APIToken | str:
        request.user = AnonymousUser()
        return super().__call__(request) or "nobody"


def token_of(request: HttpRequest) -> APIToken:
    """The token of the call. Raises Refused where there is none that counts."""
    if not isinstance(request.auth, APIToken):
        raise WhoIsAsking(
            _("Send the token of your system as “Authorization: Bearer …”. It is missing, unknown or revoked.")
        )
    return request.auth


def check_that_it_may_work(token: APIToken) -> None:
    """Who may not sign in to the admin has no rights there that a system could use. Raises Refused."""
    if not token.user.has_perm(ADMIN):
        raise NoRight(_("The user of this token may not work in the portal. An administrator gives that right."))
