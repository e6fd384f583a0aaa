"""Which words call for a parse: alone, or in the company of others.

In: the compiled lexicon. Out: word forms, and companies by word form (see ``text.gate``). Touches
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from marsad.extract.frames.words.triggers import Triggers
from marsad.extract.frames.words.ways import Company, Ways

LIFE = frozenset({"life", "lives"})
CONDITION = "condition"
LEANING = frozenset({"them", "figure"})  # see frames.lists
# "Two were women": verbs beside which a number may be a part of people told before.
PART_VERBS = frozenset({"were", "was", "are", "is", "include", "included"})
# Words that call for a parse where a number stands beside them (``text.signs``).
BODIES = frozenset({"bodies", "corpses", "grave", "graves"})
NOTED = frozenset({"gunshot", "gunshots", "gsw", "stab", "shrapnel", "blast", "bullet"})
SAYING = frozenset(
    "said says say told tells counted counts spoke speaks reported reports gave claimed insisted "
    "insists cited".split()
)
FATALLY = frozenset({"fatally", "mortally"})
VICTIMS = frozenset({"victim", "victims"})
# The nouns that the phrases for a toll are read at.
TOLL_NOUNS = frozenset({"toll", "number", "count"})


def plain(triggers: Triggers, telegraph: Iterable[str]) -> frozenset[str]:
    """Words of which one alone can name a harm."""
    return frozenset(
        {*triggers.verbs, *triggers.blasts, *triggers.explosions, *triggers.nouns,
         *triggers.states, *triggers.held, *triggers.shots, *triggers.wounds, *triggers.care,
         *triggers.holders, *triggers.openings, *telegraph, *LIFE, *VICTIMS, *FATALLY, CONDITION}
    )  # fmt: skip


def weak(
    entries: list[dict[str, list[str]]],
    lists: Mapping[str, list[str]],
    ways: Ways,
    known: frozenset[str],
) -> dict[str, tuple[Company, ...]]:
    """Companies by weak word; a way makes a word of ``known``, a plain trigger, no weaker."""
    found: dict[str, tuple[Company, ...]] = {
        word: ((frozenset(w for name in entry["with"] for w in _named(name, lists)),),)
        for entry in entries
        for word in entry["words"]
    }
    for form, companions in ways.weak.items():
        if form in found:
            found[form] += companions
        elif form not in known:
            found[form] = companions
    return found


def _named(name: str, lists: Mapping[str, list[str]]) -> list[str]:
    return lists[name[1:]] if name.startswith("*") else [name]
