import re
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import Storage, default_storage, storages
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from cms.settings import file_storage
from documents.moving import DONE, Move, Moved, Outcome
from documents.storage import StorageAway

NOT_ALL, AWAY = 1, 2
_SECRET = re.compile(r"(?<=//)([^:/@]+):[^@]+@")


class Command(BaseCommand):
    """Exit status: 0 everything is in the target, 1 some files are not, 2 a storage does not answer."""

    help = _("Copies the library to another storage, reads it again there and says what to set then. May be run again.")

    def add_arguments(self, parser: CommandParser) -> None:
        address = _("Address of a storage, in the form of STORAGE_URL.")
        parser.add_argument("--to", required=True, help=address)
        default = _("Default: the storage in use.")
        parser.add_argument("--from", dest="source", help=f"{address} {default}")
        parser.add_argument("--prefix", help=_("Folder in the bucket of the target, as prefix=… in its address."))
        parser.add_argument("--all", action="store_true", help=_("Everything in the storage, pictures included."))
        parser.add_argument(
            "--delete-source", action="store_true", help=_("Delete what was moved, once every file has been checked.")
        )

    def handle(self, *args, **options):
        address = _with_prefix(options["to"], options["prefix"])
        source = _open(options["source"]) if options["source"] else default_storage
        target = _open(address)
        if _place(source) == _place(target):
            raise CommandError(_("Source and target are the same place. Name another target with --to."))
        try:
            move = Move(source, target, options["all"])
            failed = self._run(move)
            self._end(move, failed, address, options["delete_source"])
        except StorageAway as error:
            sentence = _("A storage does not answer. What is copied stays; run the same command again to go on.")
            raise CommandError(sentence, returncode=AWAY) from error
        except FileNotFoundError as error:
            sentence = _("The target does not exist. Make the bucket first, then run the same command again.")
            raise CommandError(sentence, returncode=AWAY) from error

    def _run(self, move: Move) -> list[Moved]:
        failed, bytes_done = [], 0
        for number, moved in enumerate(move.run(), 1):
            bytes_done += moved.size
            share = 100 * bytes_done // max(1, move.bytes)
            self.stderr.write(f"{number}/{len(move)} {share} % {moved.name}: {_words()[moved.outcome]}")
            if moved.outcome not in DONE:
                failed.append(moved)
        return failed

    def _end(self, move: Move, failed: list[Moved], address: str, delete: bool) -> None:
        for moved in failed:
            self.stdout.write(f"{moved.name}: {_words()[moved.outcome]}")
        if failed:
            sentence = _("%(count)d files were not moved, and nothing was deleted.")
            self.stdout.write(sentence % {"count": len(failed)})
            sys.exit(NOT_ALL)
        if delete:
            move.delete_source()
        self.stdout.write(_("%(count)d files are in the target, read and compared.") % {"count": len(move)})
        self.stdout.write(_("Now set this variable, with the secret, and start the portal again:"))
        shown = _SECRET.sub(r"\1:***@", address)
        self.stdout.write(f'STORAGE_URL="{shown}"')


def _words() -> dict[Outcome, str]:
    return {
        Outcome.COPIED: _("copied and compared"),
        Outcome.THERE: _("was there already"),
        Outcome.MISSING: _("missing in the source"),
        Outcome.CHANGED: _("not the file that was uploaded; its checksum is another one"),
        Outcome.DAMAGED: _("damaged on the way"),
    }


def _open(address: str) -> Storage:
    try:
        return storages.create_storage(file_storage.storages(address, settings.MEDIA_ROOT)["default"])
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from error


def _with_prefix(address: str, prefix: str | None) -> str:
    """The address with a folder of the bucket, which may be named once only."""
    if not prefix:
        return address
    if not address.startswith("s3://") or "prefix=" in address:
        raise CommandError(_("--prefix is for an s3:// address that names no prefix itself."))
    return f"{address}{'&' if '?' in address else '?'}prefix={prefix}"


def _place(storage: Storage) -> tuple:
    names = ("endpoint_url", "bucket_name", "location")
    return tuple(str(getattr(storage, name, "")).rstrip("/") for name in names)
