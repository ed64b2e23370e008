from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from .readers import other_tours, own_tours
from .tours import TOURS


def overview(request: HttpRequest) -> HttpResponse:
    """All tours, those about the user's own work first."""
    own = own_tours(request.user)
    context = {"page_title": _("How it works"), "header_icon": "help", "own": own, "others": other_tours(own)}
    return render(request, "guide/overview.html", context)


def tour(request: HttpRequest, code: str) -> HttpResponse:
    """One tour with all its steps on a page, to be read on a screen or on paper."""
    chosen = TOURS.get(code)
    if chosen is None:
        raise Http404
    steps = [
        {
            "step": step,
            "picture": chosen.picture_of(step),
            "place": step.place if step.place and step.place.is_open_to(request.user) else None,
        }
        for step in chosen.steps
    ]
    context = {"page_title": chosen.title, "header_icon": chosen.icon, "tour": chosen, "steps": steps}
    return render(request, "guide/tour.html", context | {"others": other_tours([chosen])})
