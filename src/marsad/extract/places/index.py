"""The compiled gazetteer: one read-only file that every process maps into memory.

In: rows. Out: bytes; and the tables in such bytes. Touches nothing: ``gazetteer`` does the files.

Layout: a line of JSON (padded to a multiple of 8 bytes), then the tables one after another, each
aligned to 8 bytes. Names are found by the first 8 bytes of the BLAKE2b of their key: among 1.3
million keys the chance that some unknown word meets one of them is 7e-14 a look-up.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal

from marsad.extract.places.keys import keys_of
from marsad.extract.places.rows import LEVELS, Row

NONE = 0xFFFFFFFF
UNPLACED = -(1 << 31)  # stands for an unknown latitude or longitude
_KINDS: dict[str, Literal["Q", "I", "i", "B", "H"]] = {
    "keys": "Q", "firsts": "I", "posts": "I", "lat": "i", "lon": "i", "people": "I", "parent": "I",
    "level": "B", "gid": "I", "gids": "I", "gid_rows": "I", "country": "H", "name_at": "I",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tables:
    """Views into the file: ``head`` is its JSON, ``text`` the names, ``views`` one value a row.

    ``ids`` and ``own`` lead from ids that are no GeoNames number to rows and back; ``given`` are
    the rows of our own list, ``capitals`` those of capitals; ``regions`` lead from a row to the own
    regions that contain it.
    """

    head: Mapping[str, Any]
    views: Mapping[str, memoryview]
    text: memoryview
    ids: Mapping[str, int]
    own: Mapping[int, str]
    given: frozenset[int]
    capitals: frozenset[int]
    regions: Mapping[int, tuple[int, ...]]


def compiled(
    rows: list[Row], regions: Mapping[str, tuple[str, ...]], head: dict[str, Any]
) -> bytes:
    """The file's bytes. ``rows`` are in order of importance, which look-ups keep."""
    at = {row.id: number for number, row in enumerate(rows)}
    countries = sorted({row.country for row in rows if row.country})
    code = {iso: number for number, iso in enumerate(["", *countries])}
    tables = {name: array(kind) for name, kind in _KINDS.items()}
    text = bytearray()
    for row in rows:
        tables["lat"].append(_degrees(row.lat))
        tables["lon"].append(_degrees(row.lon))
        tables["people"].append(min(row.population, NONE))
        tables["parent"].append(at[row.parent] if row.parent else NONE)
        tables["level"].append(LEVELS.index(row.level))
        tables["gid"].append(_gid(row.id))
        tables["country"].append(code[row.country or ""])
        tables["name_at"].append(len(text))
        text += (row.given[0] if row.given else row.name).encode()
    tables["name_at"].append(len(text))
    for gid, number in sorted((_gid(row.id), at[row.id]) for row in rows if _gid(row.id)):
        tables["gids"].append(gid)
        tables["gid_rows"].append(number)
    _post(rows, tables)
    head |= {
        "countries": ["", *countries],
        "ids": {row.id: at[row.id] for row in rows if not _gid(row.id)},
        "given": [at[row.id] for row in rows if row.given],
        "regions": [[at[inner], *(at[outer] for outer in outers)]
                    for inner, outers in regions.items()],
        "capital_rows": [at[place] for place in head["capitals"]],
        "order": sys.byteorder,
    }  # fmt: skip
    return _joined(head, {**{name: table.tobytes() for name, table in tables.items()},
                          "text": bytes(text)})  # fmt: skip


def opened(data: memoryview) -> Tables:
    """The tables in what :func:`compiled` gave. Raises ValueError if the bytes are not whole."""
    line = bytes(data[: 1 << 20]).split(b"\n", 1)[0]
    head = json.loads(line)
    if head["order"] != sys.byteorder or head["size"] != len(data):
        raise ValueError("written by another kind of machine, or not whole")
    start = head["start"]
    views = {name: data[start + head["parts"][name][0] : start + head["parts"][name][1]]
             for name in head["parts"]}  # fmt: skip
    text = views.pop("text")
    ids = head["ids"]
    return Tables(
        head, {name: view.cast(_KINDS[name]) for name, view in views.items()}, text, ids,
        {row: place for place, row in ids.items()}, frozenset(head["given"]),
        frozenset(head["capital_rows"]),
        {row: tuple(outers) for row, *outers in head["regions"]},
    )  # fmt: skip


def posted(tables: Tables, name_key: str) -> Iterator[tuple[int, int]]:
    """The rows that a key names, the most important first, each with how it belongs to it."""
    wanted = _hash(name_key)
    keys = tables.views["keys"]
    slot = bisect_left(keys, wanted)
    if slot == len(keys) or keys[slot] != wanted:
        return
    firsts = tables.views["firsts"]
    for post in tables.views["posts"][firsts[slot] : firsts[slot + 1]]:
        yield post >> 2, post & 3


def _post(rows: Iterable[Row], tables: dict[str, array[int]]) -> None:
    pairs = [
        _hash(name_key) << 32 | number << 2 | kind
        for number, row in enumerate(rows)
        for name_key, kind in keys_of(row).items()
    ]
    pairs.sort()
    last = -1
    for pair in pairs:
        wanted = pair >> 32
        if wanted != last:
            tables["keys"].append(wanted)
            tables["firsts"].append(len(tables["posts"]))
            last = wanted
        tables["posts"].append(pair & NONE)
    tables["firsts"].append(len(tables["posts"]))


def _joined(head: dict[str, Any], parts: Mapping[str, bytes]) -> bytes:
    spans, at = {}, 0
    for name, data in parts.items():
        spans[name] = (at, at + len(data))
        at += -len(data) % 8 + len(data)
    head |= {"parts": spans}
    line: Callable[[int], bytes] = lambda start: json.dumps(  # noqa: E731
        head | {"start": start, "size": start + at}
    ).encode()
    start = len(line(1 << 40)) + 8 & ~7
    body = b"".join(data + bytes(-len(data) % 8) for data in parts.values())
    return line(start).ljust(start - 1) + b"\n" + body


def _hash(name_key: str) -> int:
    return int.from_bytes(blake2b(name_key.encode(), digest_size=8).digest(), "little")


def _degrees(value: float | None) -> int:
    """1e-5 degrees (about a metre); the smallest 32-bit number for unknown."""
    return UNPLACED if value is None else round(value * 100_000)


def _gid(place: str) -> int:
    return int(place[3:]) if place.startswith("gn:") else 0
