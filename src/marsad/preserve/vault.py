"""Bytes under their SHA-256: written beside, synced, renamed, read back and re-hashed.

In: bytes, or a hash. Out: the hash, or the bytes. Touches one folder, ``root``, which is created
readable by its owner alone; kept files are read-only (0400) and are never changed or deleted.

After a crash at any moment a name of 64 hex digits either does not exist or holds all its bytes:
the rename is the only step that gives a file such a name, and it follows the sync of the bytes.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import IntegrityError, StoreError
from marsad.ids import sha256

FOLDER_MODE = 0o700  # evidence may name victims and witnesses: the owner alone
FILE_MODE = 0o400
PART = ".part"  # a file being written; never evidence
_FULL = {errno.ENOSPC: "the disk is full", errno.EFBIG: "the file-size limit is reached"}
if hasattr(errno, "EDQUOT"):
    _FULL[errno.EDQUOT] = "the disk quota is used up"
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Vault:
    """A content-addressed folder: ``root/sha256/ab/abcd…``."""

    root: Path

    def path(self, digest: str) -> Path:
        """Where the bytes with this hash lie, or would lie."""
        return self.root / "sha256" / digest[:2] / digest

    def put(self, data: bytes) -> str:
        """Keep bytes; the hash. Bytes kept before are re-hashed, not rewritten.

        Raises StoreError (full disk, no permission) and leaves no partial file; IntegrityError if
        what lies there, or what was read back, has another hash.
        """
        digest = sha256(data)
        path = self.path(digest)
        if not path.exists():
            try:
                self._write(path, data)
            except OSError as fault:
                raise _unwritable(path, fault) from fault
        self.get(digest)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes with this hash, re-hashed now. Raises IntegrityError (missing, altered)."""
        path = self.path(digest)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise IntegrityError(
                f"evidence {digest}", "is missing from the evidence folder", _RESTORE
            ) from None
        except OSError as fault:
            raise StoreError(str(path), str(fault.strerror), "look at the file's rights") from fault
        if sha256(data) != digest:
            raise IntegrityError(f"evidence {digest}", f"was altered: {path}", _RESTORE)
        return data

    def digests(self) -> Iterator[str]:
        """The hashes that the folder's file names state, sorted; unfinished files left out."""
        for folder in self._folders():
            for item in sorted(folder.iterdir()):
                if len(item.name) == 64 and _HEX.issuperset(item.name):
                    yield item.name

    def strangers(self) -> Iterator[Path]:
        """Files in the folder that are neither evidence nor unfinished, sorted."""
        for folder in self._folders():
            for item in sorted(folder.iterdir()):
                named = len(item.name) == 64 and _HEX.issuperset(item.name)
                if not (named and item.name.startswith(folder.name)) and item.suffix != PART:
                    yield item

    def sweep(self) -> None:
        """Remove what an interrupted write left. Only for the one process that may write."""
        for folder in self._folders():
            for item in folder.glob(f".*{PART}"):
                item.unlink()

    def _folders(self) -> list[Path]:
        top = self.root / "sha256"
        return sorted(item for item in top.iterdir() if item.is_dir()) if top.is_dir() else []

    def _write(self, path: Path, data: bytes) -> None:
        for folder in (self.root, path.parent.parent, path.parent):
            _folder(folder)
        part = path.with_name(f".{path.name}{PART}")
        part.unlink(missing_ok=True)  # left by a process that was killed: it would be read-only
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
            with os.fdopen(handle, "wb") as out:
                os.fchmod(out.fileno(), FILE_MODE)
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            part.rename(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _sync(path.parent)


def _folder(path: Path) -> None:
    """Create one folder, for its owner alone whatever the umask, and make its name durable."""
    if path.is_dir():
        return
    path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    path.chmod(FOLDER_MODE)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(path: Path, fault: OSError) -> StoreError:
    reason = _FULL.get(fault.errno or 0)
    if reason:
        return StoreError(
            str(path), f"{reason}; nothing was lost", "make room and run the same command again"
        )
    return StoreError(str(path), str(fault.strerror or fault), "look at the folder's rights")


_RESTORE = "restore the file from a backup, then run marsad verify"
