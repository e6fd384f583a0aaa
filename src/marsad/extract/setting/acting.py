"""By what a frame's harm was done, as far as that goes with the harm, and what only shows it.

In: a frame with its actors and victims, its harm and role. Out: an act of the vocabulary, with the
rule where the words did not name it. Touches nothing.

``frames.means`` reads the verb and the nouns of weapons and events. Where those say nothing, a blow
is an act by hand (*other*, gold/GUIDE.md), gunmen kill with guns, and people whom soldiers keep
from food are besieged.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from marsad import lexicon
from marsad.extract.frames import means
from marsad.extract.frames.frame import Frame, Party
from marsad.extract.frames.words import Words

_BODILY = frozenset({"killed", "injured"})
_THINGS = frozenset({"looted", "seized"})
_BUILDINGS = frozenset({"hospital", "school", "worship", "home", "market", "media"})


def act(
    frame: Frame,
    harm: str,
    role: str,
    actors: tuple[Party, ...],
    affected: Party | None,
    words: Words,
) -> tuple[str, tuple[str, ...]]:
    """The act of the frame; ``unknown`` where nothing shows it. ``role`` matters for totals: the
    abducted of a month were taken in many ways."""
    lower = frame.sentence.lowers[frame.trigger]
    lists = _lists()
    if harm == "injured" and lower in lists.by_hand and frame.act != "execution":
        return "other", ("act.by_hand",)
    if harm == "abducted" and role == "aggregate" and frame.act == "unknown":
        return "unknown", ()
    found = means.of_harm(harm, frame.act, words)
    if found != "unknown":
        return found, ()
    doers = {frame.sentence.lowers[a.head] for a in frame.actors}
    if harm in _BODILY and doers & lists.shooting:
        return "shooting", ("act.of_doer",)
    if harm in _THINGS and doers & lists.raiders:
        return "raid", ("act.of_doer",)
    if harm == "looted" and affected is not None and affected.kind in _BUILDINGS:
        return "raid", ("act.of_target",)
    if harm == "deprived" and not _in_custody(frame, affected):
        return "siege", ("act.of_blockade",)
    return found, ()


def _in_custody(frame: Frame, affected: Party | None) -> bool:
    """Prisoners are kept from food, not besieged."""
    if affected is not None and affected.kind == "prisoner":
        return True
    return not _lists().custody.isdisjoint(frame.sentence.lowers)


class _Lists(NamedTuple):
    by_hand: frozenset[str]
    shooting: frozenset[str]
    raiders: frozenset[str]
    custody: frozenset[str]


@cache
def _lists() -> _Lists:
    acts, ways = lexicon.load("en", "acts"), lexicon.load("en", "ways")
    custody = frozenset(ways["lists"]["custody"]) - {"checkpoint"}
    return _Lists(
        frozenset(acts["by_hand"]), frozenset(acts["doers"]["shooting"]),
        frozenset(acts["raiders"]), custody,
    )  # fmt: skip
