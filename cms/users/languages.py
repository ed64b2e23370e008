"""In which language the admin and its mails speak to somebody."""

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from wagtail.users.models import UserProfile

# How a person who has not signed in yet chooses, on the sign-in page. Lists of the admin filter by “language”.
PARAMETER = "admin_language"
_YEAR = 365 * 24 * 60 * 60


def offered() -> dict[str, str]:
    """The languages of the admin with their own names, by code."""
    return dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)


def preferred_language(profile: UserProfile) -> str:
    """The language that the user chose in the account, else the municipality's.

    Wagtail's own rule takes the language of the request where the user chose none, so a mail would come in the
    language of whoever caused it.
    """
    chosen = profile.preferred_language
    return chosen if chosen in offered() else settings.ADMIN_LANGUAGE


def language_of(request: HttpRequest) -> str:
    """The user's; for who has not signed in, what was chosen here or the last time, else the municipality's.

    Wagtail speaks the user's only inside its own views: not where it refuses, nor where there is no address.
    """
    # As Django's middleware does it later: both keep the user, so that nothing is asked twice.
    user = get_user(request) if SESSION_KEY in request.session else None
    if profile := getattr(user, "wagtail_userprofile", None):
        return preferred_language(profile)
    asked = (request.GET.get(PARAMETER), request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME))
    return next((code for code in asked if code in offered()), settings.ADMIN_LANGUAGE)


def keep_choice(request: HttpRequest, response: HttpResponse) -> None:
    chosen = request.GET.get(PARAMETER)
    if chosen in offered():
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=_YEAR,
            path="/admin/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
