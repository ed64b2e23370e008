"""The index on the server, and one sentence for whatever keeps it from answering."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _
from opensearchpy import OpenSearch, helpers
from opensearchpy.exceptions import OpenSearchException, RequestError
from opensearchpy.helpers.errors import BulkIndexError

from search.engines.base import EngineUnavailable

from .match import MAPPING, VERSION

# Seconds to wait for an answer to a reader, and for many rows to be taken.
ANSWER, BULK = 5, 60


class Index:
    """One index of an OpenSearch server; made where it is missing."""

    def __init__(self, address: str, name: str):
        self.name = f"{name}-{VERSION}"
        self._client = OpenSearch(hosts=[address], timeout=ANSWER, max_retries=1)
        self._exists = False

    def search(self, **body: object) -> dict:
        """One search; the answer as OpenSearch gives it."""
        with self._answering() as client:
            return client.search(index=self.name, body=body)

    def write(self, actions: Iterable[dict]) -> None:
        """Write or delete rows (``_op_type``, ``_id``, ``_source``); deleting what is not there is no error."""
        with self._answering() as client:
            named = ({"_index": self.name, **action} for action in actions)
            _done, errors = helpers.bulk(
                client, named, max_chunk_bytes=10_000_000, raise_on_error=False, request_timeout=BULK
            )
            refused = [error for error in errors if error.get("delete", {}).get("status") != 404]
            if refused:
                raise BulkIndexError("rows were refused", refused)

    def refresh(self) -> None:
        """Let searches see what was written; by itself that takes a second."""
        with self._answering() as client:
            client.indices.refresh(index=self.name, request_timeout=BULK)

    @contextmanager
    def _answering(self) -> Iterator[OpenSearch]:
        try:
            if not self._exists:
                self._make()
            yield self._client
        except RequestError:
            # The question was wrong, which is our error.
            raise
        except OpenSearchException as error:
            self._exists = False
            raise EngineUnavailable(
                _("The search server does not answer. Check SEARCH_URL and the server, then try again.")
            ) from error

    def _make(self) -> None:
        if not self._client.indices.exists(index=self.name):
            try:
                self._client.indices.create(index=self.name, body={"mappings": MAPPING})
            except RequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise
        self._exists = True
