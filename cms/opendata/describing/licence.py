"""Under which licence the data may be used, and whose name is to be cited."""

from dataclasses import dataclass

from django.conf import settings

from cms.models import PortalSettings


@dataclass(frozen=True)
class Licence:
    name: str
    url: str
    # By language, and in the first one.
    attributions: dict[str, str]
    attribution: str
    email: str
    place: str

    @property
    def link(self) -> str:
        """A field of the header ``Link`` (RFC 8288, RFC 4946)."""
        return f'<{self.url}>; rel="license"'


def licence_of(portal: PortalSettings) -> Licence:
    def cited(code: str) -> str:
        named = portal.attribution.localize(code) if portal.attribution else ""
        municipality = portal.municipality.localize(code) if portal.municipality else ""
        return named or municipality or settings.WAGTAIL_SITE_NAME

    names = {code: cited(code) for code in settings.PUBLIC_LANGUAGES}
    return Licence(
        name=portal.licence_name,
        url=portal.licence_url,
        attributions=names,
        attribution=names[settings.PUBLIC_LANGUAGES[0]],
        email=portal.email,
        place=portal.place_address,
    )


def licence() -> Licence:
    return licence_of(PortalSettings.load())
