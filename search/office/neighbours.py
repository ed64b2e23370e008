"""Words of a group that stand in other groups too: right for short forms with several meanings, else a mistake."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from search.models import SynonymGroup
from search.synonyms import vocabulary


def also_in_other_groups(group: SynonymGroup) -> list[str]:
    """A sentence for each other group with a word of this one. Raises nothing: several meanings are allowed."""
    own = {way: word.text for word in group.words.all() for way in _ways(word)}
    sentences = []
    for other in _others(group):
        shared = dict.fromkeys(own[way] for word in other.words.all() for way in _ways(word) if way in own)
        if shared:
            sentences.append(_sentence(shared) % {"words": _("”, “").join(shared), "group": str(other)})
    return sentences


def _sentence(shared: dict) -> str:
    if len(shared) > 1:
        return _("“%(words)s” stand together in “%(group)s” already. If the meaning is the same, keep one of the two.")
    return _("“%(words)s” also stands in “%(group)s”. The search looks for the words of both.")


def _others(group: SynonymGroup) -> QuerySet[SynonymGroup]:
    return SynonymGroup.objects.filter(active=True).exclude(pk=group.pk).prefetch_related("words")


def _ways(word) -> tuple[vocabulary.Terms, ...]:
    return vocabulary.phrase(word.text, word.language).ways
