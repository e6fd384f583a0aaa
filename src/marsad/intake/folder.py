"""Files and folders: what stands at a path becomes reports.

In: a path. Out: a Report or a Failure for each file, in the order of names. Touches: the disk, only
for reading.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path

from marsad.errors import IntakeError
from marsad.intake import media
from marsad.intake.origin import Given, Origin, failure, report, shown
from marsad.intake.packing import STREAMED, documents
from marsad.model import Failure, Report

FILE_LIMIT = 256 * 2**20  # bytes of one file that is one report; all of it is held in memory
_NEXT_ENDING = f"give files ending in {', '.join(media.ENDINGS)}"


def below(
    path: Path, given: Given, leave_out: frozenset[str] = frozenset()
) -> Iterator[Report | Failure]:
    """The reports of a file, or of a folder and all folders in it, in the order of names.

    In folders, hidden entries (a leading dot) are passed over, and a folder that was seen before
    (a loop of symbolic links) is not entered again, nor is one whose real path is in
    ``leave_out``. Anything else that is no report is a Failure that says why.
    """
    if not path.exists():
        missing = IntakeError(shown(path), "does not exist", "check the path and run again")
        yield failure(_address(path), missing)
        return
    for file in _files(path, leave_out):
        if isinstance(file, Failure):
            yield file
        else:
            name = file.relative_to(path) if file != path else Path(file.name)
            yield from _file(file, Origin(_address(file), shown(name.as_posix()), given))


def _files(top: Path, leave_out: frozenset[str]) -> Iterator[Path | Failure]:
    """Depth first, by name. A stack instead of recursion: folders may be nested without end."""
    waiting, entered = [top], set(leave_out)
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            yield path
            continue
        real = os.path.realpath(path)
        if real in entered:
            continue
        entered.add(real)
        try:
            names = sorted(name for name in os.listdir(path) if not name.startswith("."))
        except OSError as fault:
            yield failure(_address(path), _unreadable(path, fault))
            continue
        waiting.extend(path / name for name in reversed(names))


def _file(path: Path, origin: Origin) -> Iterator[Report | Failure]:
    try:
        media_type = _media_type(path)
        with path.open("rb") as stream:
            if media_type in STREAMED:
                yield from documents(stream, origin, media_type)
            else:
                yield report(origin, _content(stream, path), media_type)
    except IntakeError as fault:
        yield failure(origin.address, fault)
    except OSError as fault:
        yield failure(origin.address, _unreadable(path, fault))


def _media_type(path: Path) -> str:
    """What the ending of the name says. Raises IntakeError where there is nothing to read."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):  # a pipe or a device would be waited for without end
        raise IntakeError(
            _address(path), "is not a regular file", "give its content through standard input"
        )
    media_type = media.of_name(path.name)
    if media_type is None:
        ending = "".join(path.suffixes[-1:]) or "no ending"
        raise IntakeError(
            _address(path), f"files of this kind ({shown(ending)}) are not read", _NEXT_ENDING
        )
    return media_type


def _content(stream: BufferedIOBase, path: Path) -> bytes:
    too_large = path.stat().st_size > FILE_LIMIT
    data = b"" if too_large else stream.read(FILE_LIMIT + 1)  # it may grow meanwhile
    if too_large or len(data) > FILE_LIMIT:
        limit = f"is larger than {FILE_LIMIT // 2**20} MiB"
        raise IntakeError(_address(path), limit, "split it and give the parts")
    return data


def _address(path: Path) -> str:
    return shown(os.path.abspath(path))


def _unreadable(path: Path, fault: OSError) -> IntakeError:
    return IntakeError(
        _address(path),
        f"cannot be read ({fault.strerror or fault})",
        "check that it exists and that you may read it",
    )
