"""Under which keys a place is found, and how each name belongs to it.

In: a row. Out: its keys. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.places.names import ARABIC, bare, key, with_al
from marsad.extract.places.rows import Row

# How a name belongs to a place: from our own list, its main name there, any other name, a rest.
GIVEN, MAIN, OTHER, REST = range(4)
# Words for a unit that its name may or may not carry ("Anbar Governorate", "Orange County").
UNIT_WORDS = frozenset(
    "governorate province district county state region prefecture department departamento parish "
    "oblast rayon raion territory municipality of city muhafazat".split()
)


_key = key.__wrapped__  # a million names, each once: the cache of `key` would only cost


def keys_of(row: Row) -> dict[str, int]:
    """Every key under which a place is found, with how the name belongs to it."""
    found: dict[str, int] = {}

    def add(name_key: str | None, kind: int) -> None:
        if name_key and kind < found.get(name_key, REST + 1):
            found[name_key] = kind

    for kind, names in ((GIVEN, row.given), (MAIN, (row.name,)), (OTHER, row.others)):
        for name in names:
            if kind == OTHER and not _is_name(name):
                continue
            name_key = _key(name)
            add(name_key, kind)
            if row.country in ARABIC:
                add(with_al(name_key), kind)
                add(bare(name_key), max(kind, REST))
            if row.level in ("admin1", "admin2"):
                add(_without_unit(name_key), max(kind, REST if row.level == "admin2" else OTHER))
    return found


def _is_name(name: str) -> bool:
    """Not an airport code ("PMS") and not a letter-by-letter transliteration ("alaskndryt")."""
    if not name.isascii():
        return True
    return not name.islower() and not (name.isupper() and len(name) <= 4)


def _without_unit(name_key: str) -> str | None:
    words = name_key.split(" ")
    while len(words) > 1 and words[-1] in UNIT_WORDS:
        words.pop()
    while len(words) > 1 and words[0] in UNIT_WORDS:
        words.pop(0)
    return " ".join(words)
