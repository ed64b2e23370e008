"""The floor of the interface's figures: one Django view that answers JSON, no middleware, no database."""

from functools import cache

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path


@cache
def records(size: int) -> list[dict]:
    """Records whose JSON is about ``size`` bytes long."""
    facts = {"id": 1, "title": "Vendim për buxhetin", "url": "https://portal.example/sq/", "files": [{"pages": 3}]}
    return [facts | {"text": "Neni 1. " * 100}] * max(size // 920, 1)


def answer(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"items": records(int(request.GET.get("size", "0")))})


urlpatterns = [path("", answer)]
settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY="bare", MIDDLEWARE=[])
application = get_wsgi_application()
