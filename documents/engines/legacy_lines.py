"""Which lines of a text are Serbian, told by common words; enough for repairs, not for naming a language."""

import re
from collections.abc import Callable

SERBIAN, OTHER, UNKNOWN = "serbian", "other", "unknown"
_NEAR = 3


def _words(words: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words.split())})(?!\w)", re.IGNORECASE)


_SERBIAN = _words(
    r"""za od iz ili koji koja koje kojim kojih koju kao nije biti bude prema između može mogu ovaj ova ovog ovom ovim
    sa kod pri ako kada samo svi sve svih treba radi bez oko nakon pre posle protiv preko putem ovlašćenj\w+ ima nisu
    član\w* stav\w* tačk\w* odluk\w* odluč\w* opštin\w* skupštin\w* zakon\w* godin\w* sednic\w* predsedni\w* služb\w*
    građan\w* javn\w+ uprav\w* predlog\w* zahtev\w* usvaj\w* usvoj\w* dan[au] osnov\w* izmen\w* donos\w* donel\w*
    obavešt\w* poziv\w* konkurs\w* odeljenj\w* kancelarij\w* gradonačelnik\w* razvoj\w* rok\w* sredstv\w*
    \w{2,}(?:anje|anja|anju|enje|enja|enju|ovanje|ovanja) \w{3,}ljanj[aeu] \w{3,}(?:ćih|skih|skog|skom|nog|nih|nim)"""
)
# One of these is no proof: Albanian has the same.
_WEAK_SERBIAN = _words("je su se na da u i o će što još vrlo")
_ALBANIAN = _words(
    r"""dhe të në për që nga së një është janë ky kjo këtij kësaj ose me sipas si per eshte jane qe nje ne te
    komun(?:ës|ën|at|ave) vendim\w* neni kuvendi\w* publik\w* zyr(?:a|ës|ën|ave) \w*[ëç]\w*"""
)
_ENGLISH = _words("the of and to is are for with by from on at this that be was will which as in it an we our you your")


def languages_of(lines: list[str], tentative: Callable[[str], str]) -> list[str]:
    """Return SERBIAN, OTHER or UNKNOWN for each line; one that says nothing is taken for what its neighbours are.

    ``tentative`` returns a line as it would be after the repair.
    """
    own = [_language(line, tentative) for line in lines]
    return [_of_neighbours(own, at) if language == UNKNOWN else language for at, language in enumerate(own)]


def _language(line: str, tentative: Callable[[str], str]) -> str:
    other = len(_ALBANIAN.findall(line)) + len(_ENGLISH.findall(line))
    latin = tentative(line)
    serbian = len(_SERBIAN.findall(latin))
    weak = len(_WEAK_SERBIAN.findall(latin))
    if serbian > other or (not other and weak > 1):
        return SERBIAN
    return OTHER if other > serbian else UNKNOWN


def _of_neighbours(own: list[str], at: int) -> str:
    near = {language for language in own[max(0, at - _NEAR) : at + _NEAR + 1] if language != UNKNOWN}
    return near.pop() if len(near) == 1 else UNKNOWN


# Signs of a word that was never Serbian.
FOREIGN = re.compile(
    r"y|th|sh|ch|ck|ph|wh|gj|dh|rr|ll|ss|tt|ff|pp|mm|oo|ee|zh|ë|ç|qu[aeio]|ow(?![aeiou])|x[tpc]|w[nlrst]|^w[^aeiouAEIOU]|[wqx]{2}"
    r"|^(?:e?x|fax|max|mix|fix|box|taxi?|web\w*|index|excel|linux|windows?|word|wi|kw|mw|kwh|mwh|gwh)$|^[ivxlcdm]+$",
    re.IGNORECASE,
)
