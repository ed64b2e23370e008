"""Writing one record: its documents and its pages in all its languages, whole or not at all."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cms.parity.gate import obstacle_of_record
from cms.parity.importing import gate_asked_later
from home.tree import PortalTree, build_tree

from .files import ImaginedFiles, StoredFiles, take_document
from .memory import changed_lines, remember
from .plan import Record
from .record_pages import RecordPages
from .refused import RefusedRecord

CREATED, UPDATED, UNCHANGED, REFUSED = "created", "updated", "unchanged", "refused"


@dataclass(frozen=True)
class Outcome:
    """What happened to a record, and to how many of its documents."""

    record: str
    documents: Counter = field(default_factory=Counter)


@dataclass(frozen=True)
class Import:
    """How records are written: as drafts or public, and on which day undated ones are filed."""

    draft: bool
    today: date

    def write(self, record: Record, tree: PortalTree) -> Outcome:
        """Create or update a record and say what happened. Raise RefusedRecord, leaving everything as it was."""
        files = StoredFiles()
        try:
            with transaction.atomic():
                return self._write(record, tree, files)
        except OSError as error:
            files.discard()
            line = record.lines[0][1]
            reason = _("A file could not be read or stored: %(error)s.") % {"error": error.strerror or error}
            raise RefusedRecord([line.refuse("file", reason)]) from error
        except BaseException:
            files.discard()
            raise

    def rehearse(self, record: Record) -> Outcome:
        """Say what ``write`` would do, by doing it without the files and taking everything back."""
        with transaction.atomic():
            outcome = self._write(record, build_tree(), ImaginedFiles())
            transaction.set_rollback(True)
            return outcome

    def _write(self, record: Record, tree: PortalTree, files: StoredFiles) -> Outcome:
        pages = RecordPages(record, tree, self.draft, self.today)
        changed = changed_lines(record)
        documents = Counter({UNCHANGED: len(record.lines) - len(changed)})
        for part, row in changed:
            documents[CREATED if take_document(part, row, files) else UPDATED] += 1
        known = bool(pages.existing)
        with gate_asked_later():
            written = pages.write(changed)
        if written and not self.draft and (obstacle := obstacle_of_record(record.translation_key, self.today)):
            raise RefusedRecord([record.lines[0][1].refuse("language", obstacle.sentence)])
        remember(changed)
        if not known and written:
            return Outcome(CREATED, documents)
        return Outcome(UPDATED if changed or written else UNCHANGED, documents)
