"""A bucket of an S3 server as Django's storage. Named by cms.settings.file_storage; imported only where S3 is used."""

from collections.abc import Iterator
from typing import BinaryIO

from boto3.s3.transfer import TransferConfig
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

# The server copies by itself; only files above the limit of one copy are copied in parts.
_COPYING = TransferConfig(multipart_threshold=4 * 1024**3, multipart_chunksize=512 * 1024**2, use_threads=False)


class Bucket(S3Storage):
    """Files of a bucket have the portal's own addresses, except where the bucket is open and has one of its own.

    Errors are those of botocore; ``documents.storage`` turns them into its own.
    """

    page_size = 1000

    @property
    def client(self):
        """botocore's client of this thread."""
        return self.connection.meta.client

    def key(self, name: str) -> str:
        return self._normalize_name(clean_name(name))

    def url(self, name: str, parameters=None, expire=None, http_method=None) -> str:
        if self.custom_domain:
            return super().url(name, parameters, expire, http_method)
        return "/media/" + filepath_to_uri(clean_name(name))

    def signed_url(self, name: str, parameters: dict[str, str], seconds: int) -> str:
        """An address that answers one kind of request, GET, for some seconds; no question to the server is needed."""
        target = {"Bucket": self.bucket_name, "Key": self.key(name)}
        return self.client.generate_presigned_url("get_object", Params=target | parameters, ExpiresIn=seconds)

    def open_range(self, name: str, start: int, length: int | None) -> tuple[BinaryIO, int]:
        """Return a stream of a part of the file and the size of the whole file."""
        wanted = {} if start == 0 and length is None else {"Range": f"bytes={start}-{_last(start, length)}"}
        answer = self.client.get_object(Bucket=self.bucket_name, Key=self.key(name), **wanted)
        whole = answer["ContentRange"].rpartition("/")[2] if "ContentRange" in answer else answer["ContentLength"]
        return answer["Body"], int(whole)

    def walk(self, folder: str = "") -> Iterator[tuple[str, int]]:
        """Name and size of every file below a folder (``documents/``), in the server's order."""
        root = self.location.strip("/") + "/" if self.location else ""
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket_name, Prefix=root + folder, PaginationConfig={"PageSize": self.page_size}
        )
        for page in pages:
            for entry in page.get("Contents", ()):
                yield entry["Key"][len(root) :], entry["Size"]

    def copy_from(self, source: "Bucket", name: str, headers: dict[str, str]) -> None:
        """Take a file of another bucket of the same server, without moving it through this process."""
        origin = {"Bucket": source.bucket_name, "Key": source.key(name)}
        extra = headers | {"MetadataDirective": "REPLACE"}
        self.client.copy(origin, self.bucket_name, self.key(name), ExtraArgs=extra, Config=_COPYING)


def _last(start: int, length: int | None) -> int | str:
    return "" if length is None else start + length - 1
