"""The catalogue of the data sets as DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/).

Controlled vocabularies are those of the Publications Office of the EU, as the profile asks for them. High-value data
sets are a matter of an EU regulation that does not hold here.
"""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD

from cms.api.making.addresses import absolute
from cms.api.words import in_every_language
from cms.templatetags.cms_tags import html_language

from .columns import DataSet, State
from .describing.licence import Licence
from .models import Dump
from .sets import DATA_SETS
from .writing import FORMATS

EU = "http://publications.europa.eu/resource/authority/"
LANGUAGES = {"sq": "SQI", "sr-latn": "SRP", "en": "ENG", "tr": "TUR", "bs": "BOS"}
DCATAP = Namespace("http://data.europa.eu/r5r/")
ADMS = Namespace("http://www.w3.org/ns/adms#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
MEDIA = "http://www.iana.org/assignments/media-types/"
PROFILE = str(DCATAP)
LOCAL_AUTHORITY = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
PREFIXES = {"dcat": DCAT, "dct": DCTERMS, "foaf": FOAF, "skos": SKOS, "vcard": VCARD, "spdx": SPDX, "adms": ADMS,
            "dcatap": DCATAP, "xsd": XSD}  # fmt: skip


def graph_of(known: Licence, dumps: dict[str, Dump] | None = None) -> Graph:
    """The whole catalogue. ``dumps`` are those that may be given, by their addresses."""
    return _Writer(known).catalogue(dumps or {})


class _Writer:
    """Every thing has an address of its own, so that the same content is always written in the same way."""

    def __init__(self, known: Licence):
        self.licence = known
        self.graph = Graph()
        for prefix, namespace in PREFIXES.items():
            self.graph.bind(prefix, namespace, replace=True)
        self.root = absolute("/data/catalog")
        self.publisher = URIRef(f"{self.root}#publisher")

    def catalogue(self, dumps: dict[str, Dump]) -> Graph:
        root = self._thing(self.root, DCAT.Catalog)
        self._words(root, DCTERMS.title, self.licence.attributions)
        self._words(root, DCTERMS.description, _descriptions(self.licence))
        self._add(root, DCTERMS.publisher, self._publisher())
        self._add(root, DCTERMS.conformsTo, self._typed(PROFILE, DCTERMS.Standard))
        self._add(root, FOAF.homepage, self._typed(absolute(_page("open_data")), FOAF.Document))
        self._add(root, DCAT.themeTaxonomy, self._typed(f"{EU}data-theme", SKOS.ConceptScheme))
        self._common(root)
        states = {dataset.name: dataset.state() for dataset in DATA_SETS.values()}
        service = self._service()
        for dataset in DATA_SETS.values():
            found = self._data_set(dataset, states[dataset.name])
            self._add(root, DCAT.dataset, found)
            self._add(service, DCAT.servesDataset, found)
        everything = self._everything(dumps)
        self._add(root, DCAT.dataset, everything)
        self._add(service, DCAT.servesDataset, everything)
        self._add(root, DCAT.service, service)
        self._dates(root, list(states.values()))
        return self.graph

    def _data_set(self, dataset: DataSet, state: State) -> URIRef:
        about = absolute(f"/data/{dataset.name}")
        found = self._about(about, in_every_language(dataset.title), in_every_language(dataset.description))
        self._add(found, DCTERMS.identifier, Literal(about))
        self._concept(found, DCAT.theme, "data-theme", dataset.theme)
        self._concept(found, DCTERMS.accrualPeriodicity, "frequency", "CONT", DCTERMS.Frequency)
        self._add(found, DCAT.landingPage, self._typed(absolute(_page("open_data_set", dataset.name)), FOAF.Document))
        self._dates(found, [state])
        for ending in ("csv", "json"):
            self._add(found, DCAT.distribution, self._distribution(dataset, ending))
        return found

    def _everything(self, dumps: dict[str, Dump]) -> URIRef:
        about = absolute("/data/dump/")
        with_all = _("Everything that the municipality publishes, as one file")
        found = self._about(about, in_every_language(with_all), in_every_language(_("Made every night.")))
        self._add(found, DCTERMS.identifier, Literal(about))
        self._concept(found, DCAT.theme, "data-theme", "GOVE")
        self._concept(found, DCTERMS.accrualPeriodicity, "frequency", "DAILY", DCTERMS.Frequency)
        for address, dump in dumps.items():
            self._add(found, DCAT.distribution, self._dump(address, dump))
        return found

    def _about(self, about: str, titles: dict[str, str], descriptions: dict[str, str]) -> URIRef:
        found = self._thing(about, DCAT.Dataset)
        self._words(found, DCTERMS.title, titles)
        self._words(found, DCTERMS.description, descriptions)
        self._add(found, DCTERMS.publisher, self.publisher)
        self._add(found, DCAT.contactPoint, self._contact())
        self._concept(found, DCTERMS.accessRights, "access-right", "PUBLIC", DCTERMS.RightsStatement)
        self._common(found)
        return found

    def _distribution(self, dataset: DataSet, ending: str) -> URIRef:
        form, address = FORMATS[ending], absolute(f"/data/{dataset.name}.{ending}")
        found = self._file(f"{address}#distribution", address, form.media_type.partition(";")[0], ending.upper())
        described = "csv-metadata.json" if ending == "csv" else "schema.json"
        described = absolute(f"/data/{dataset.name}.{described}")
        self._words(found, DCTERMS.title, in_every_language(dataset.title))
        self._add(found, DCTERMS.conformsTo, self._typed(described, DCTERMS.Standard))
        return found

    def _dump(self, address: str, dump: Dump) -> URIRef:
        found = self._file(f"{address}#distribution", address, "application/zip", "ZIP")
        self._add(found, DCAT.packageFormat, self._typed(f"{MEDIA}application/zip", DCTERMS.MediaType))
        self._add(found, DCAT.byteSize, Literal(dump.size, datatype=XSD.nonNegativeInteger))
        checksum = self._thing(f"{address}#checksum", SPDX.Checksum)
        self._add(checksum, SPDX.algorithm, self._typed(str(SPDX.checksumAlgorithm_sha256), SPDX.ChecksumAlgorithm))
        self._add(checksum, SPDX.checksumValue, Literal(dump.checksum, datatype=XSD.hexBinary))
        self._add(found, SPDX.checksum, checksum)
        self._moment(found, DCTERMS.issued, dump.made_at)
        return found

    def _file(self, about: str, address: str, media_type: str, form: str) -> URIRef:
        found = self._thing(about, DCAT.Distribution)
        self._add(found, DCAT.accessURL, URIRef(address))
        self._add(found, DCAT.downloadURL, URIRef(address))
        self._add(found, DCAT.mediaType, self._typed(f"{MEDIA}{media_type}", DCTERMS.MediaType))
        self._concept(found, DCTERMS.format, "file-type", form, DCTERMS.MediaTypeOrExtent)
        self._add(found, DCTERMS.license, self._licence())
        self._concept(found, DCATAP.availability, "planned-availability", "STABLE")
        return found

    def _service(self) -> URIRef:
        found = self._thing(absolute("/api/v1/"), DCAT.DataService)
        self._words(found, DCTERMS.title, in_every_language(_("Interface for other sites and systems")))
        self._add(found, DCAT.endpointURL, URIRef(absolute("/api/v1/")))
        self._add(found, DCAT.endpointDescription, URIRef(absolute("/api/v1/openapi.json")))
        self._add(found, DCTERMS.publisher, self.publisher)
        self._add(found, DCTERMS.license, self._licence())
        self._concept(found, DCTERMS.accessRights, "access-right", "PUBLIC", DCTERMS.RightsStatement)
        return found

    def _publisher(self) -> URIRef:
        found = self._thing(str(self.publisher), FOAF.Organization)
        self._add(found, RDF.type, FOAF.Agent)
        self._words(found, FOAF.name, self.licence.attributions)
        self._add(found, FOAF.homepage, self._typed(absolute("/"), FOAF.Document))
        self._add(found, DCTERMS.type, LOCAL_AUTHORITY)
        self._add(LOCAL_AUTHORITY, RDF.type, SKOS.Concept)
        return found

    def _contact(self) -> URIRef:
        found = self._thing(f"{self.root}#contact", VCARD.Organization)
        self._add(found, RDF.type, VCARD.Kind)
        self._words(found, VCARD.fn, self.licence.attributions)
        if self.licence.email:
            self._add(found, VCARD.hasEmail, URIRef(f"mailto:{self.licence.email}"))
        self._add(found, VCARD.hasURL, URIRef(absolute("/")))
        return found

    def _common(self, about: URIRef) -> None:
        """Languages, place and licence, which the catalogue and its data sets share."""
        for code in settings.PUBLIC_LANGUAGES:
            self._concept(about, DCTERMS.language, "language", LANGUAGES[code], DCTERMS.LinguisticSystem)
        place = self._thing(self.licence.place or f"{self.root}#place", DCTERMS.Location)
        self._words(place, SKOS.prefLabel, self.licence.attributions)
        self._add(about, DCTERMS.spatial, place)
        self._add(about, DCTERMS.license, self._licence())

    def _licence(self) -> URIRef:
        found = self._thing(self.licence.url, DCTERMS.LicenseDocument)
        self._add(found, DCTERMS.title, Literal(self.licence.name))
        return found

    def _dates(self, about: URIRef, states: list[State]) -> None:
        issued = [state.issued_at for state in states if state.issued_at]
        changed = [state.changed_at for state in states if state.changed_at]
        if issued:
            self._moment(about, DCTERMS.issued, min(issued))
        if changed:
            self._moment(about, DCTERMS.modified, max(changed))

    def _moment(self, about: URIRef, name: URIRef, moment) -> None:
        self._add(about, name, Literal(moment.isoformat(), datatype=XSD.dateTime))

    def _concept(self, about: URIRef, name: URIRef, scheme: str, code: str, kind: URIRef = SKOS.Concept) -> None:
        self._add(about, name, self._typed(f"{EU}{scheme}/{code}", kind))

    def _words(self, about: URIRef, name: URIRef, texts: dict[str, str]) -> None:
        for code, text in texts.items():
            self._add(about, name, Literal(text, lang=html_language(code)))

    def _thing(self, address: str, kind: URIRef) -> URIRef:
        found = URIRef(address)
        self._add(found, RDF.type, kind)
        return found

    _typed = _thing

    def _add(self, about: URIRef, name: URIRef, value) -> None:
        self.graph.add((about, name, value))


def _descriptions(known: Licence) -> dict[str, str]:
    texts = {}
    for code in settings.PUBLIC_LANGUAGES:
        with translation.override(code):
            texts[code] = gettext("Open data of: %(name)s.") % {"name": known.attributions[code]}
    return texts


def _page(name: str, *parts: str) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return reverse(name, args=parts)
