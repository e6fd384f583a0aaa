"""Files that others will read: written beside, then renamed; nothing of anybody's is overwritten.

In: file names with their contents and a folder or path. Out: the path written. Touches disk.

Folders are created 0700 and files 0600: an export is made to be shared, but handing it on is a
decision of its own. A folder is replaced only if its ``about.json`` says that an export of the
same format wrote every file in it and no file was changed since.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from marsad.errors import StoreError, UseError
from marsad.ids import sha256

ABOUT = "about.json"
GENERATOR = b'<meta name="generator" content="marsad '
_HEAD = 4096  # bytes of a page within which its generator stands


def fill(folder: Path, files: Mapping[str, bytes], about: Mapping[str, object]) -> Path:
    """Write ``files`` and ``about.json`` into ``folder``, all or nothing.

    ``about`` gets each file's SHA-256 and size. Raises UseError if the folder holds anything that
    an export of this format did not write, StoreError if the disk refuses.
    """
    folder = Path(folder)
    _refuse_foreign(folder, str(about["format"]))
    listed = {
        name: {"sha256": sha256(data), "bytes": len(data)} for name, data in sorted(files.items())
    }
    content = json.dumps({**about, "files": listed}, ensure_ascii=False, indent=2) + "\n"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            for name, data in [
                *sorted(files.items()),
                (ABOUT, content.encode("utf-8", "backslashreplace")),
            ]:
                _write(beside / name, data)
            _swap(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise _refused(folder, error) from error
    return folder


def put(path: Path, data: bytes) -> Path:
    """Write one page. Raises UseError if another program's file stands there, StoreError."""
    path = Path(path)
    if path.is_dir() or (path.exists() and GENERATOR not in _head(path)):
        raise UseError(str(path), "is not a page that marsad wrote", "give another file name")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
        beside = Path(name)
        try:
            _write(beside, data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        _sync(path.parent)
    except OSError as error:
        raise _refused(path, error) from error
    return path


def _refuse_foreign(folder: Path, form: str) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UseError(str(folder), "is a file", "give another folder")
    present = sorted(item.name for item in folder.iterdir())
    if not present:
        return
    listed = _listed(folder, form)
    for name in present:
        if name not in listed and (name != ABOUT or not listed):
            raise UseError(
                str(folder), f"holds “{name}”, which no {form} export wrote", "give another folder"
            )
        if name != ABOUT and sha256((folder / name).read_bytes()) != listed[name]:
            raise UseError(
                str(folder / name), "was changed after it was exported", "give another folder"
            )


def _listed(folder: Path, form: str) -> dict[str, str]:
    """The files that the folder's own ``about.json`` lists, with their SHA-256."""
    try:
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        if about["format"] != form or not str(about["made_by"]).startswith("marsad "):
            return {}
        return {str(name): str(item["sha256"]) for name, item in about["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # not an export's folder: the caller then refuses its first file


def _swap(beside: Path, folder: Path) -> None:
    """Put the finished folder in place; an old export is moved aside first and removed last."""
    if not folder.exists():
        beside.rename(folder)
    else:
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.old.", dir=folder.parent))
        folder.replace(aside)
        try:
            beside.rename(folder)
        except OSError:
            aside.rename(folder)
            raise
        shutil.rmtree(aside)
    _sync(folder.parent)


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _refused(path: Path, error: OSError) -> StoreError:
    return StoreError(
        str(path), f"could not be written: {error.strerror}", "free space or give another place"
    )
