"""Texts in plain small letters in which every place is where it was."""

from functools import lru_cache

from cms.text import ascii_text


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """Sign for sign: letters that two stand for (љ, đ) keep the first, what is no letter a space."""
    return text.translate({ord(sign): _plain(sign) for sign in set(text)})


def _plain(sign: str) -> str:
    return sign.lower() if sign.isascii() else (ascii_text(sign) or " ")[:1]
