"""Lists that were answered in this process, to be given again while nothing has changed."""

from collections import OrderedDict
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock

from django.http import HttpRequest, HttpResponse

from cms.clock import today

from .freshness import now_on, tagged

# Answers, and bytes of the largest of them: what a process spends on them at most.
MOST, LARGEST = 64, 512 * 1024


@dataclass(frozen=True)
class Answer:
    content: bytes
    headers: tuple[tuple[str, str], ...]


class Shelf:
    """Whole answers by address, the most recently used ones. One that is not of this moment is never given."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = Lock()

    def taken(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to this question as it would be made now, or 304; None where it has to be made."""
        key = _key(request)
        with self._lock:
            answer = self._answers.get(key)
            if answer is None:
                return None
            self._answers.move_to_end(key)
        now = now_on(today())
        headers = dict(answer.headers)
        if headers["ETag"] != now.tag:
            return None
        return tagged(request, now.tag, now.modified, lambda: HttpResponse(answer.content, headers=headers))

    def put(self, request: HttpRequest, response: HttpResponse) -> None:
        """Keep the answer where the newest change decides on it.

        What changed while it was made does no harm: its tag is of the moment before, and is never asked for again.
        """
        if not _may_be_kept(response):
            return
        with self._lock:
            self._answers[_key(request)] = Answer(response.content, tuple(response.items()))
            while len(self._answers) > MOST:
                self._answers.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._answers.clear()


def _key(request: HttpRequest) -> str:
    """Addresses of following parts name the host."""
    return f"{request.scheme}://{request.get_host()}{request.get_full_path()}"


def _may_be_kept(response: HttpResponse) -> bool:
    is_whole = response.status_code == HTTPStatus.OK and not response.streaming
    return is_whole and getattr(response, "is_of_now", False) and len(response.content) <= LARGEST


shelf = Shelf()
