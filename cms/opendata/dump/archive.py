"""A ZIP file whose bytes depend on what is put in and on the moment alone."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SUMS = "SHA256SUMS"
_READABLE = 0o644 << 16
_UNIX = 3


class Archive:
    """Written file by file, in pieces. ``contents`` has lines, bytes and SHA-256 by name."""

    def __init__(self, path: Path, moment: datetime):
        self._zip = ZipFile(path, "w")
        self._moment = moment.astimezone(UTC).timetuple()[:6]
        self.contents: dict[str, dict[str, int | str]] = {}

    def add(self, name: str, pieces: Iterable[str]) -> None:
        info = ZipInfo(name, self._moment)
        info.compress_type, info.external_attr, info.create_system = ZIP_DEFLATED, _READABLE, _UNIX
        digest, size, lines = hashlib.sha256(), 0, 0
        with self._zip.open(info, "w", force_zip64=True) as file:
            for piece in pieces:
                data = piece.encode()
                file.write(data)
                digest.update(data)
                size, lines = size + len(data), lines + data.count(b"\n")
        self.contents[name] = {"lines": lines, "bytes": size, "sha256": digest.hexdigest()}

    def finish(self) -> None:
        """The sums of all files, as ``sha256sum --check`` reads them, come last."""
        sums = "".join(f"{facts['sha256']}  {name}\n" for name, facts in sorted(self.contents.items()))
        self.add(SUMS, [sums])
        self._zip.close()

    def close(self) -> None:
        self._zip.close()
