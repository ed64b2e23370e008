"""Reading a dump again, as whoever downloads it should."""

import hashlib
import tempfile
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from cms.opendata.models import Dump
from documents.storage import Pieces, open_range
from documents.stored import Hashing

from .archive import SUMS

_PIECE = 256 * 1024


def faults(dump: Dump) -> Iterator[str]:
    """A sentence for each thing that is not as it was made. Raises FileNotFoundError and StorageAway."""
    with tempfile.TemporaryFile() as copy:
        stream = Hashing(open_range(default_storage, dump.name)[0])
        for piece in Pieces(stream):
            copy.write(piece)
        stream.close()
        if (stream.checksum, stream.size) != (dump.checksum, dump.size):
            yield _("%(file)s is not the file that was made: its checksum differs.") % {"file": dump.filename}
        copy.seek(0)
        yield from _faults_inside(dump, copy)


def _faults_inside(dump: Dump, copy: BinaryIO) -> Iterator[str]:
    try:
        with ZipFile(copy) as archive:
            yield from _differing(dump, archive)
    except BadZipFile:
        yield _("%(file)s cannot be opened.") % {"file": dump.filename}


def _differing(dump: Dump, archive: ZipFile) -> Iterator[str]:
    names = set(archive.namelist())
    lines = archive.read(SUMS).decode().splitlines() if SUMS in names else []
    sums = {name: checksum for checksum, name in (line.split("  ", 1) for line in lines)}
    for name in sorted(names.difference(sums, {SUMS}) | sums.keys() - names):
        yield _("%(name)s is in the file or in its list of checksums, but not in both.") % {"name": name}
    for name in sorted(names & sums.keys()):
        digest = hashlib.sha256()
        with archive.open(name) as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
        if digest.hexdigest() != sums[name]:
            yield _("%(name)s has another content than the list of checksums says.") % {"name": name}
