"""How a whole text speaks: of violence, of misfortune, of sport or trade.

In: the string of a text. Out: a Tenor. Touches nothing. The words stand in ``violence.yaml``.

Not all words of violence weigh the same. "Gunmen" and "shrapnel" are said of violence alone.
"Battle", "hostage" and "slain" are said as often of an illness, a budget and a villain
(``everyday``): they prove little where a setting of sport or trade, or a misfortune, explains them.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extract.frames.words import Words
from marsad.extract.text import gate

_NONE: frozenset[str] = frozenset()
# A text of this many characters has room to say by what people died. A shorter one, a line of a
# list or a toll, is taken at its word. A decision: about two lines of print.
_ROOM = 120


@dataclass(frozen=True, slots=True)
class Tenor:
    """``evidence``: the words of violence of a text; ``plain``: those of them that mean nothing
    else; ``explained``: without any of these, whether a cause or a setting without violence is
    named. ``guessed``: the evidence is only of words that go with violence, such as "court".
    ``brief``: the text has no room for more."""

    evidence: frozenset[str]
    plain: frozenset[str]
    explained: bool
    guessed: bool
    brief: bool


def of_text(text: str, words: Words) -> Tenor:
    """The tenor of a whole text, in one pass for each list."""
    lowered, brief = gate.lower(text), len(text) < _ROOM
    told = frozenset(word for _, _, word in gate.found(words.violence.evidence, lowered))
    if "brigade" in told and "fire brigade" in lowered:
        told -= {"brigade"}
    plain = told - words.violence.everyday
    if plain:
        return Tenor(told, plain, explained=False, guessed=False, brief=brief)
    if gate.found(words.violence.misfortunes, lowered) or gate.found(
        words.violence.settings, lowered
    ):
        return Tenor(told, _NONE, explained=True, guessed=False, brief=brief)
    if told:
        return Tenor(told, _NONE, explained=False, guessed=False, brief=brief)
    likely = frozenset(word for _, _, word in gate.found(words.violence.likely, lowered))
    return Tenor(likely, _NONE, explained=False, guessed=True, brief=brief)
