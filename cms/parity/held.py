"""What an approval that has to wait tells whoever gave it. Wagtail hands no request on to the end of a workflow."""

from contextvars import ContextVar

_sentences: ContextVar[list[str] | None] = ContextVar("sentences_of_held_approvals", default=None)


def listen() -> None:
    """A request begins."""
    _sentences.set([])


def tell(*sentences: str) -> None:
    """Say this in the answer to the running request; outside of one nobody hears it."""
    said = _sentences.get()
    if said is not None:
        said.extend(sentences)


def heard() -> list[str]:
    """What was told since ``listen``, once."""
    said = _sentences.get() or []
    _sentences.set(None)
    return said
