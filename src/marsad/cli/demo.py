"""``marsad demo [FOLDER]``: writes the demonstration reports and says what to do next.

In: a folder. Out: files in it. Touches the folder; never overwrites a file of other content.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

import typer

from marsad import demo
from marsad.cli import options
from marsad.errors import StoreError, UseError


def command(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER")] = Path("marsad-demo"),
    verbose: options.VerboseOption = False,
) -> None:
    """Write invented reports about an invented conflict, to try everything with."""
    files = {item.name: item for item in _sorted(demo.reports())}
    different = [name for name, item in files.items() if _differs(folder / name, item)]
    if different:
        raise UseError(
            str(folder / different[0]), "exists and is another file", "name another folder"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, item in files.items():
            (folder / name).write_bytes(item.read_bytes())
    except OSError as fault:
        raise StoreError(str(folder), f"cannot be written: {fault.strerror}", _RIGHTS) from fault
    print(f"{len(files)} invented reports are in {folder}. Next:\n\n  marsad run {folder}")


def _sorted(folder: Traversable) -> list[Traversable]:
    return sorted((item for item in folder.iterdir() if item.is_file()), key=lambda item: item.name)


def _differs(path: Path, item: Traversable) -> bool:
    return path.exists() and (not path.is_file() or path.read_bytes() != item.read_bytes())


_RIGHTS = "look at the rights of the folder, or name another"
