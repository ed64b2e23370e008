"""The tours of the admin, by the code that stands in their address."""

from cms.guide.steps import Tour

from .editors import EDITORS
from .officers import OFFICERS
from .translators import TRANSLATORS

TOURS: dict[str, Tour] = {tour.code: tour for tour in (EDITORS, TRANSLATORS, OFFICERS)}
