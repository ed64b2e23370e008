"""Making the dump of a day, and taking away those that may no longer be given."""

import tempfile
from datetime import date, datetime, timedelta
from hashlib import file_digest
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from cms.api.reading.freshness import last_change
from cms.opendata.describing.licence import licence
from cms.opendata.models import Dump, kept_days, withdrawals
from documents.storage import answering, walk
from documents.storage import write as store

from .writing import write

FOLDER = "dumps/"
TRIES = 3
# What no row names may belong to a dump that is being made.
_LEFT_OVER = timedelta(days=1)


class WithdrawnMeanwhile(Exception):
    """Something was withdrawn each time while the dump was made; the sentence says what to do."""


def make(now: datetime, day: date, only: bool = False) -> Dump:
    """Make the dump of the day and remove old ones, with ``only`` all others. Whatever fails leaves them as they were.

    What changed while it was made is in it as it was before or after; ``last_change`` is from before, so that whoever
    reads on from there misses nothing. What was withdrawn meanwhile may be in it, so it is made anew.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dump.zip"
        facts = _written(path, now, day)
        name = f"{FOLDER}{day:%Y-%m-%d}-{facts['checksum'][:20]}.zip"
        if not _is_there(name, facts["size"]):
            with path.open("rb") as stream, answering(name):
                store(default_storage, name, stream)
    before = list(Dump.objects.values_list("name", flat=True))
    with transaction.atomic():
        dump, _new = Dump.objects.update_or_create(day=day, defaults=facts | {"name": name, "made_at": now})
        _forget(dump, only)
    _remove(set(before) | _left_over(now))
    return dump


def _written(path: Path, now: datetime, day: date) -> dict:
    for _attempt in range(TRIES):
        last, gone = last_change(), withdrawals()
        contents = write(path, now, day, last, licence())
        if withdrawals() == gone:
            with path.open("rb") as file:
                checksum = file_digest(file, "sha256").hexdigest()
            facts = {"last_change": last, "withdrawals": gone, "contents": contents}
            return facts | {"size": path.stat().st_size, "checksum": checksum}
    raise WithdrawnMeanwhile(
        _("Records were withdrawn while the dump was made. The dumps are as they were; make it again later.")
    )


def _forget(newest: Dump, only: bool) -> None:
    others = Dump.objects.exclude(pk=newest.pk)
    kept = [] if only else [dump.pk for dump in others.given()[: kept_days() - 1]]
    others.exclude(pk__in=kept).delete()


def _is_there(name: str, size: int) -> bool:
    with answering(name):
        return default_storage.exists(name) and default_storage.size(name) == size


def _left_over(now: datetime) -> set[str]:
    found = [name for name, _size in walk(default_storage, FOLDER)]
    return {name for name in found if now - default_storage.get_modified_time(name) > _LEFT_OVER}


def _remove(names: set[str]) -> None:
    """Delete those of these files that no row names any more."""
    for name in names.difference(Dump.objects.values_list("name", flat=True)):
        with answering(name):
            default_storage.delete(name)
